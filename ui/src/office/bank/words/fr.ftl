# Mots des fichiers de la banque et des écritures.

bank-files-title = Fichiers de la banque
bank-files-empty-title = Pas encore de fichier de la banque
bank-files-empty-lead = Téléchargez dans l’e-banking les réponses (pain.002), extraits (camt.053) et avis (camt.054), et lisez-les ici.
bank-files-list = Fichiers lus
bank-column-name = Fichier
bank-column-kind = Genre
bank-column-imported = Lu
bank-column-brought = Nouvelles écritures
bank-column-placed = Attribuées
bank-column-waiting = À traiter
bank-column-answers = Réponses
bank-column-findings = Constats

bank-kind-answer = Réponse de la banque (pain.002)
bank-kind-statement = Extrait de compte (camt.053)
bank-kind-advice = Avis d’écritures (camt.054)
bank-kind-short-answer = Réponse
bank-kind-short-statement = Extrait
bank-kind-short-advice = Avis

import-title = Lire des fichiers de la banque
import-lead = Plusieurs à la fois, ZIP aussi. Un fichier déjà lu ne change rien.
import-drop = Déposer les fichiers ici ou
import-choose = Choisir des fichiers
import-drop-now = Lâcher pour lire
import-under-way = Lecture en cours
import-waiting = En attente
import-sending = { $percent } % transmis
import-reading = Lecture …
import-stop = Ne pas lire les autres
import-stopped = Non lu
import-failed = Non lu : { $why }
import-again = Réessayer
import-known = Déjà lu le { $moment } : rien n’a changé. Il apportait alors :
import-refused = Non lu. Rien n’en a été enregistré ni compté.
import-read = { $count ->
    [one] 1 fichier lu
   *[other] { $count } fichiers lus
}
import-read-refused = { $count ->
    [0] { "" }
    [one] , 1 non
   *[other] , { $count } non
}
import-open = Détails
import-to-desk = { $count ->
    [one] Attribuer 1 écriture
   *[other] Attribuer { $count } écritures
}
import-clear = Vider la liste

brought-nothing = Rien de nouveau
brought-bookings = { $count ->
    [one] 1 nouvelle écriture
   *[other] { $count } nouvelles écritures
}
brought-placed = { $count ->
    [one] 1 attribuée par règle
   *[other] { $count } attribuées par règle
}
brought-repeated = { $count ->
    [one] 1 annonce le même argent une fois de plus
   *[other] { $count } annoncent le même argent une fois de plus
}
brought-suggested = { $count ->
    [one] 1 avec proposition
   *[other] { $count } avec proposition
}
brought-unmatched = { $count ->
    [one] 1 sans attribution
   *[other] { $count } sans attribution
}
brought-known = { $count ->
    [one] 1 déjà connue
   *[other] { $count } déjà connues
}
brought-announced = { $count ->
    [one] 1 seulement annoncée (ne compte pas encore)
   *[other] { $count } seulement annoncées (ne comptent pas encore)
}
brought-accepted = { $count ->
    [one] 1 paiement accepté
   *[other] { $count } paiements acceptés
}
brought-rejected = { $count ->
    [one] 1 paiement refusé
   *[other] { $count } paiements refusés
}
brought-unclear = { $count ->
    [one] 1 réponse ne concorde pas
   *[other] { $count } réponses ne concordent pas
}
brought-settled = { $count ->
    [one] 1 indemnité réglée
   *[other] { $count } indemnités réglées
}
brought-returned = { $count ->
    [one] 1 paiement retourné
   *[other] { $count } paiements retournés
}
brought-alarms = { $count ->
    [one] 1 alarme : peut-être payée deux fois
   *[other] { $count } alarmes : peut-être payées deux fois
}
brought-findings = { $count ->
    [one] 1 constat
   *[other] { $count } constats
}

bank-file-facts = Fichier
bank-file-by = Lu par
bank-file-hash = SHA-256
bank-file-download = Télécharger l’original
bank-file-brought = Ce qu’il a apporté
bank-file-statements = Extraits
statement-account = Compte
statement-ours = compte de l’entreprise
statement-not-ours = pas un compte de l’entreprise
statement-number = Numéro
statement-days = Période
statement-opening = Solde initial
statement-closing = Solde final
statement-bookings = Écritures
findings-title = Constats
findings-lead = Le fichier a été lu malgré tout. Ce qui est mis de côté ne compte pas et demande un regard humain.
findings-line = Ligne
findings-entry = Écriture
findings-what = Quoi
findings-whole = tout le fichier
findings-aside = mis de côté
findings-first = Les { $count } premiers.

bookings-title = Écritures bancaires
bookings-search = Nom, référence, communication
bookings-list = Liste des écritures
bookings-tab-waiting = À traiter
bookings-tab-all = Toutes
bookings-column-booked = Comptabilisée
bookings-column-age = Âge
bookings-column-amount = Montant
bookings-column-who = Contrepartie
bookings-column-state = État
bookings-filter-direction = Sens
bookings-out = Débit
bookings-in = Crédit
bookings-empty-title = Aucune écriture n’attend
bookings-empty-lead = Toutes les écritures sont attribuées. Les suivantes viennent avec le prochain extrait de compte.
bookings-none-title = Pas encore d’écriture
bookings-none-lead = Lisez d’abord un extrait de compte.
bookings-no-match-title = Aucune écriture ne correspond
bookings-no-match-lead = Modifiez la recherche ou effacez les filtres.
bookings-import = Lire des fichiers de la banque
booking-age = { $days ->
    [0] aujourd’hui
    [one] 1 jour
   *[other] { $days } jours
}
booking-state-unmatched = Ouverte
booking-state-matched = Attribuée
booking-state-not_ours = Pas la nôtre
booking-state-parts = Comptabilisée en parties
booking-state-held = Retirée
booking-state-repeated = Annoncée à nouveau

desk-choose-title = Choisir une écriture
desk-choose-lead = Choisissez une écriture à gauche. Touches : ? les montre toutes.
desk-booked-on = Comptabilisée le
desk-valued-on = Valeur
desk-account = Notre compte
desk-other = Contrepartie
desk-texts = Communication
desk-end-to-end = Numéro du paiement
desk-payment-information = Partie du fichier de paiement
desk-batch = Écriture collective
desk-batch-payments = { $count ->
    [one] 1 paiement
   *[other] { $count } paiements
}
desk-batch-unknown = nombre inconnu
desk-reversal = Annule une écriture antérieure
desk-returned = Retour
desk-file = Du fichier
desk-no-name = sans nom
desk-more = Plus de la banque
desk-why-not = Pourquoi aucune règle ne l’attribue
desk-suggestions = Propositions
desk-no-suggestions = Aucune indemnité ne convient d’elle-même. Cherchez-en une.
desk-for = Pour
desk-against = Contre
desk-due = échéance le { $date }
desk-take = Attribuer
desk-take-named = Attribuer { $number }
desk-search = Chercher une indemnité
desk-search-label = Numéro, Service ID, mandat, technicien
desk-search-lead = Au moins deux caractères.
desk-search-none = Aucune indemnité ne correspond.
desk-add = Ajouter
desk-add-named = Ajouter { $number }
desk-split = Répartir sur plusieurs
desk-split-lead = Les parts donnent ensemble au plus le montant de l’écriture.
desk-split-amount = Montant pour { $number }
desk-split-remove = Omettre { $number }
desk-split-left = Pas encore réparti
desk-split-over = Trop réparti
desk-split-unreadable = Veuillez indiquer un montant comme 60.00.
desk-split-go = { $count ->
    [one] Attribuer 1 indemnité
   *[other] Attribuer { $count } indemnités
}
desk-matched = Compte pour
desk-rule-payment_id = par règle : numéro du paiement
desk-rule-batch = par règle : écriture collective
desk-rule-service_id = par règle : Service ID
desk-rule-hand = à la main
desk-left = Dont ne compte pour rien
desk-take-off = Retirer
desk-take-off-title = Retirer l’écriture
desk-take-off-lead = L’écriture ne compte alors plus pour aucune indemnité et attend de nouveau ici. Aucune règle ne l’attribue encore. Rien n’est payé par là : quelqu’un doit réexaminer l’indemnité.
desk-not-ours = Pas la nôtre
desk-not-ours-title = Ne fait pas partie de nos paiements
desk-not-ours-lead = L’écriture quitte le travail et ne compte pour rien. Cela peut être annulé.
desk-ours = Finalement la nôtre
desk-said-not-ours = Marquée « pas la nôtre » par { $name }, { $moment }

desk-did-match = Attribuée : { $number }. Écriture suivante.
desk-did-match-last = Attribuée : { $number }. Aucune autre n’attend.
desk-did-take-off = Retirée. L’écriture attend de nouveau.
desk-did-not-ours = Marquée « pas la nôtre ».
desk-did-ours = De nouveau à traiter.

desk-keys-move = Choisir une écriture
desk-keys-open = Dans l’écriture
desk-keys-back = Retour à la liste
desk-keys-take = Attribuer la proposition 1 à 9
desk-keys-search = Chercher une indemnité
desk-keys-not-ours = Pas la nôtre
desk-keys-take-off = Retirer

refused-not_xml = Ce n’est pas un fichier XML. Téléchargez dans l’e-banking le fichier camt.053, camt.054 ou pain.002.
refused-damaged = Le fichier est endommagé ou incomplet. Téléchargez-le à nouveau.
refused-no_namespace = Le fichier ne dit pas selon quelle norme il est écrit.
refused-not_a_bank_file = Ce n’est ni une réponse, ni un extrait, ni un avis d’une banque.
refused-nothing_inside = Le fichier ne contient rien : ni extrait ni réponse.
refused-entities = Le fichier contient ses propres entités, qu’aucun fichier de banque n’a.
refused-encoding = Le fichier n’est pas écrit en UTF-8. Demandez UTF-8 et ne l’enregistrez dans aucun éditeur.
refused-too_deep = Le fichier est imbriqué plus profondément que tout fichier de banque.
refused-too_large = Le fichier est trop grand. Demandez une période plus courte.
refused-text_too_long = Un texte du fichier est plus long que dans tout fichier de banque.
refused-too_many = Il y a trop d’éléments à un endroit du fichier.
refused-unreadable = Le fichier n’a pas pu être lu.
refused-archive = Le fichier ZIP ne s’ouvre pas. Décompressez-le et choisissez les fichiers qu’il contient.

finding-wrong_order = Un élément se trouve à une autre place que dans la norme.
finding-overlong = Un texte est plus long que permis.
finding-direction_unknown = Ni crédit ni débit.
finding-amount_unreadable = Le montant est illisible.
finding-currency_missing = La monnaie manque.
finding-missing = Une indication manque.
finding-status_unknown = Le statut est inconnu ; l’écriture ne compte pas comme comptabilisée.
finding-date_unreadable = La date est illisible.
finding-number_unreadable = Un nombre est illisible.
finding-details_differ = L’écriture et ses détails donnent des montants différents.
finding-count_differs = L’écriture collective indique un autre nombre de paiements.
finding-batch_without_details = Écriture collective sans détails ; un avis (camt.054) peut les donner.
finding-balance_gap = Le solde initial et les écritures ne donnent pas le solde final.
finding-account_missing = L’extrait n’indique aucun compte.
finding-name_differs = Le nom du fichier dit autre chose que son contenu ; le contenu compte.
finding-namespace_differs = Le fichier nomme une autre norme que celle de son contenu ; le contenu compte.
finding-unknown_element = Un élément est inconnu de la norme ; il est ignoré.
finding-more_unknown_elements = Trop d’éléments sont inconnus de la norme ; ils sont ignorés.
