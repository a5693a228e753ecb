# Les mots des pages du bureau. Orthographe de Suisse romande.

product = Einsatz
skip-to-content = Aller au contenu
navigation = Rubriques
nav-jobs = Mandats
nav-service-orders = Ordres de service
nav-review = Examen
nav-claims = Indemnités
nav-technicians = Techniciens
nav-procedures = Procédures
nav-group-visits = Interventions
nav-group-money = Finances
nav-finance = À traiter
nav-pay-runs = Lots de paiement
nav-bank-files = Fichiers de la banque
nav-bookings = Écritures bancaires
nav-finance-settings = Réglages des finances
sample-banner = Données d’exemple : personnes, adresses et montants sont fictifs.
page-title = { $screen } · Einsatz

role-dispatcher = Planification
role-finance = Finances
role-admin = Administration

live-on = En direct
live-on-long = En direct : les changements apparaissent d’eux-mêmes.
live-connecting = Connexion …
live-lost = Serveur injoignable
lost-banner = Le serveur est injoignable. Ce que vous voyez est l’état de { $time }. La connexion se rétablit d’elle-même.
retry-now = Essayer maintenant

settings-language = Langue
settings-theme = Couleurs
theme-system = Comme le système
theme-light = Clair
theme-dark = Sombre
sign-out = Se déconnecter
language-de = Deutsch
language-fr = Français
language-it = Italiano
language-en = English

sign-in-title = Connexion
sign-in-lead = Planification et finances pour le travail sur place.
sign-in-name = Nom d’utilisateur
sign-in-password = Mot de passe
sign-in-show = Montrer le mot de passe
sign-in-hide = Masquer le mot de passe
sign-in-go = Se connecter
sign-in-wrong = Le nom ou le mot de passe est faux. Ce que vous avez saisi est encore là.
sign-in-again = Votre session est terminée. Après la connexion, vous continuez au même endroit.

trouble-title = Cela n’a pas marché
trouble-offline = Le serveur ne répond pas. Rien n’est perdu ; réessayez dès que la connexion est de retour.
trouble-not_ours = La réponse ne vient pas du serveur Einsatz mais d’un intermédiaire, par exemple la page de connexion d’un réseau. Les données enregistrées ne sont pas touchées.
trouble-signed_out = Votre session est terminée. Connectez-vous à nouveau.
trouble-forbidden = Vous n’y êtes pas autorisé. Rien n’a été modifié.
trouble-unknown = Cela n’existe pas, ou plus.
trouble-refused = Ce n’est pas possible. Rien n’a été modifié.
trouble-decided = Quelqu’un a été plus rapide : la décision est déjà prise.
trouble-invalid = Le serveur ne peut pas accepter ces indications. Rien n’a été modifié. ({ $message })
trouble-too_large = C’est plus grand que ce que le serveur accepte. Rien n’a été enregistré.
trouble-too_many = Trop d’essais. Attendez une minute.
trouble-broken = Une erreur s’est produite sur le serveur. Les données enregistrées sont en sécurité ; réessayez.
trouble-stale = Pas à jour. Vous voyez le dernier état connu.

keys-title = Touches
keys-lead = Les touches agissent quand aucun champ de saisie n’est actif.
keys-move = Ligne suivante et précédente
keys-ends = Première et dernière ligne
keys-open = Ouvrir la ligne
keys-select = Sélectionner la ligne
keys-search = Rechercher
keys-new = Nouveau
keys-help = Cette liste
keys-close = Fermer une fenêtre
keys-letters = Utiliser des lettres seules comme touches
keys-show = Montrer les touches

all = Tous
nobody = Personne
from-day = Du
until-day = Au
filters = Filtres
filters-clear = Effacer les filtres
pager = Pages
pager-range = { $first }–{ $last } sur { $total }
pager-previous = Page précédente
pager-next = Page suivante
sort-hint = Les titres des colonnes trient. Les flèches changent de ligne, Entrée l’ouvre.
csv = Télécharger en CSV
save-failed = Pas enregistré. Ce que vous avez saisi est encore là.
not-found-title = Cette page n’existe pas
not-found-lead = L’adresse ne mène nulle part.
not-found-go = Vers l’aperçu

column-number = Numéro
column-visit = Visite
column-customer = Client
column-place = Localité
column-kind = Genre
column-technician = Technicien
column-state = État
column-partner = Opérateur

jobs-title = Mandats
jobs-search = Numéro, client, adresse, Service ID
jobs-new = Nouveau mandat
jobs-parked-only = À examiner seulement
jobs-parked = { $count ->
    [one] { $count } message attend
   *[other] { $count } messages attendent
}
jobs-empty-title = Pas encore de mandats
jobs-empty-lead = Saisissez le premier mandat ; il apparaît sur le téléphone du technicien à la prochaine synchronisation.
jobs-empty-finance = Dès que la planification saisit des mandats, ils sont ici.
jobs-no-match-title = Aucun mandat ne correspond
jobs-no-match-lead = Modifiez la recherche ou effacez les filtres.
day-today = Aujourd’hui
day-tomorrow = Demain
day-yesterday = Hier

job-title = Mandat { $number }
job-facts = Mandat
job-customer = Client
job-visit = Visite
job-instructions = Instructions
job-instructions-none = Pas d’instructions.
job-access = Accès
job-phone = Téléphone
job-address = Adresse
job-direct = Réservé en direct
job-no-service-id = Aucun
job-state-since = depuis { $moment }
job-state-at = le { $moment }
job-note = Remarque du technicien
job-assign = Attribuer
job-reassign = Réattribuer
job-cancel = Annuler le mandat
job-parked-title = Le bureau doit regarder
job-open-review = Vers l’examen
job-parked-lead = { $count ->
    [one] Un message du téléphone ne correspond pas à l’état du mandat. Il est conservé, rien n’est perdu.
   *[other] { $count } messages du téléphone ne correspondent pas à l’état du mandat. Ils sont conservés, rien n’est perdu.
}

report-title = Rapport de dérangement
report-third-party = Tiers impliqué
report-third-party-carrier = Oui, { $partner }
report-third-party-nobody = Non, personne
report-call = Appel à la helpline
report-call-confirmed = Confirmé
report-call-not_reached = Pas jointe
report-call-at = Confirmé à
report-call-tried = Noté à
report-dialled = Appelé à
report-dialled-none = Pas appelé depuis l’app
report-contact = Interlocuteur
report-reference = Référence
report-visit = Visite d’un technicien de l’opérateur
report-visit-yes = Nécessaire
report-visit-no = Pas nécessaire
report-cause = Cause
report-note = Remarque
report-procedure = Procédure
report-procedure-version = { $partner }, version { $version }
not-said = Pas indiqué
no-claim = Il ne résulte aucune indemnité de ce rapport.

claim-title = Indemnité
claim-due = Échéance
claim-state = État
claim-open-list = Montrer dans la liste

orders-of-job = Ordres de service
order-from = Issu d’un ordre de service du mandat { $number }
order-follow-up = Ouvert sur place
order-to-origin = Vers le mandat d’origine
order-to-job = Vers le nouveau mandat
order-show = Montrer dans la liste

history-title = Historique
history-created = Mandat saisi
history-assigned = Attribué à { $name }
history-unassigned = Attribution retirée
history-cancelled = Annulé par le bureau : { $reason }
history-unknown-action = Message inconnu
history-parked = Attend le bureau
history-rejected = Rejeté : { $reason }
history-happened = Survenu { $moment }
history-phone = Appareil { $name }
history-clock = L’heure de l’appareil était fausse (il montrait { $moment })
history-claim = Indemnité de { $amount } née, échéance le { $date }
history-reviewed-accept = { $what } de { $name } : accepté tel quel
history-reviewed-evidence = { $what } de { $name } : conservé comme preuve seulement
history-reviewed-reject = { $what } de { $name } : rejeté
history-tried-again = { $what } : réexaminé selon les règles
history-imported = apporté comme fichier par { $name }
history-scheduled = L’ordre de service est devenu
history-declined = Ordre de service refusé : { $reason }

assign-title = Attribuer le mandat { $number }
assign-lead = Le mandat apparaît sur le téléphone à la prochaine synchronisation. Il disparaît chez le technicien précédent, sauf s’il y a là quelque chose de non envoyé.
assign-technician = Technicien
assign-nobody = Personne
assign-go = Attribuer
assign-open-jobs = { $count ->
    [0] aucun ouvert
    [one] { $count } ouvert
   *[other] { $count } ouverts
}

cancel-title = Annuler le mandat { $number }
cancel-lead = Un mandat annulé ne peut pas être rouvert. Il n’en résulte aucune indemnité.
cancel-reason = Motif
cancel-note = En quelques mots
cancel-note-needed = En quelques mots, nécessaire pour « Autre motif »
cancel-go = Annuler le mandat
cancel-keep = Ne pas annuler

new-title = Nouveau mandat
new-what = Quoi
new-kind = Genre
new-partner = Opérateur
new-partner-none = Aucun, réservé en direct
new-service-id = Service ID
new-service-id-hint = Tel que l’opérateur l’écrit. L’indemnité est payée sous ce numéro.
new-number = Numéro du mandat
new-number-hint = Laisser vide : le serveur attribue le suivant.
new-who = Pour qui
new-when = Quand et qui
new-date = Jour
new-start = Début dès
new-end = Début jusqu’à
new-technician = Technicien
new-technician-none = Encore personne
new-access-hint = Étage, clé, chien
new-go = Saisir le mandat
new-kept = Ce que vous aviez commencé à saisir a été rétabli.
new-discard = Abandonner
new-when-needed = Indiquez le jour, le début et la fin.
new-time-impossible = Cette heure n’existe pas ce jour-là.

technicians-title = Techniciens
technicians-new = Ajouter un technicien
technicians-empty-title = Pas encore de techniciens
technicians-empty-lead = Ajoutez la première personne, puis couplez son téléphone.
technicians-empty-finance = Dès que la planification ajoute des techniciens, ils sont ici.
column-name = Nom
column-phone = Téléphone
column-devices = Appareils
column-last-seen = Vu la dernière fois
column-open-jobs = Mandats ouverts
never-seen = Jamais
no-device = Pas d’appareil
technician-new-title = Ajouter un technicien
technician-new-go = Ajouter
technician-name = Nom
technician-phone = Numéro de téléphone
technician-jobs = Montrer les mandats
technician-claims = Montrer les indemnités

devices-title = Téléphones
devices-empty-title = Pas encore de téléphone couplé
devices-empty-lead = Créez un code de couplage et saisissez-le sur le téléphone.
devices-empty-finance = La planification couple les téléphones.
device-column-name = Appareil
device-column-paired = Couplé
device-column-seen = Vu la dernière fois
device-column-operations = Messages
device-column-state = État
device-column-act = Action
device-active = Actif
device-revoked = Bloqué { $moment }
device-revoke = Bloquer
device-revoke-named = Bloquer { $name }
revoke-title = Bloquer { $name } ?
revoke-lead = Le téléphone ne peut ensuite plus rien lire. Ce qui n’y est pas encore envoyé peut encore être livré ; le bureau l’examine.
revoke-go = Bloquer
revoke-keep = Ne pas bloquer

pairing-go = Code de couplage
pairing-title = Coupler le téléphone de { $name }
pairing-lead = Dans l’app, choisissez « Coupler », puis scannez ou saisissez le code. Il est valable une fois et n’est montré que maintenant.
pairing-code = Code
pairing-server = Adresse du serveur
pairing-qr = Code QR avec adresse et code
pairing-left = Encore valable { $time }
pairing-over = Ce code a expiré.
pairing-used = Le téléphone est couplé : { $name }
pairing-another = Nouveau code
pairing-copy = Copier le code
pairing-copied = Code copié
pairing-wait = En attente du téléphone …

orders-title = Ordres de service
orders-search = Client, adresse, numéro du mandat, Service ID
orders-tab-requested = En attente
orders-tab-scheduled = Planifiés
orders-tab-declined = Refusés
orders-tab-all = Tous
orders-empty-title = Rien n’attend
orders-empty-lead = Quand un technicien ouvre un nouvel ordre de service sur place, il est ici.
orders-no-match-title = Aucun ordre de service ne correspond
orders-no-match-lead = Modifiez la recherche ou l’état.
orders-column-customer = Client
orders-column-origin = Du mandat
orders-column-wish = Souhait
orders-column-requested = Ouvert
orders-column-act = Action
orders-column-result = Résultat
orders-schedule = Planifier
orders-schedule-named = Planifier une visite pour { $name }
orders-decline = Refuser
orders-decline-named = Refuser l’ordre de service de { $name }
schedule-title = Visite pour { $name }
schedule-lead = Les données du client et le Service ID viennent de l’ordre de service.
schedule-go = Créer le mandat
schedule-done = Mandat { $number } créé
schedule-open = Ouvrir
schedule-wish = Souhait du client
decline-title = Refuser l’ordre de service de { $name }
decline-lead = Le technicien lit le motif sur son téléphone.
decline-reason = Motif
decline-go = Refuser
decline-done = Ordre de service refusé

claims-title = Indemnités
claims-search = Service ID, numéro du mandat, technicien
claims-overdue-only = En retard seulement
claims-column-service-id = Service ID
claims-column-job = Mandat
claims-column-cause = Cause
claims-column-checked-out = Check-out
claims-column-due = Échéance
claims-column-left = Délai
claims-column-amount = Montant
claims-sum = Somme
claims-overdue = En retard
claims-count = Nombre
claims-left = { $days ->
    [0] échéance aujourd’hui
    [one] encore { $days } jour
   *[other] encore { $days } jours
}
claims-late = { $days ->
    [one] { $days } jour de retard
   *[other] { $days } jours de retard
}
claims-empty-title = Pas encore d’indemnités
claims-empty-lead = Dès qu’un technicien clôture un mandat échoué avec un appel confirmé, l’indemnité est ici.
claims-no-match-title = Aucune indemnité ne correspond
claims-no-match-lead = Modifiez la recherche ou effacez les filtres.
claims-due-from = Échéance du
claims-due-until = Échéance au

procedures-title = Procédures
procedures-lead = Montants, délai et helpline de chaque opérateur. Une version publiée ne change jamais ; un rapport garde la version avec laquelle il a été fait.
procedures-new = Nouvelle version
procedures-empty-title = Pas encore de procédure
procedures-empty-lead = Sans procédure, aucune indemnité n’est promise. L’administration la met en place sur le serveur.
procedure-version = Version { $version }
procedure-valid = valable dès le { $date }
procedure-in-force = En vigueur
procedure-coming = À venir
procedure-past = Remplacée
procedure-helpline = Helpline
procedure-weeks = Paiement
procedure-weeks-value = { $weeks ->
    [one] en { $weeks } semaine
   *[other] en { $weeks } semaines
}
procedure-cause = Cause
procedure-amount = Indemnité
procedure-stops = Met fin au mandat UP
procedure-stops-yes = Oui
procedure-stops-no = Non
procedure-no-amount = non indemnisé
procedure-sample = Montants fictifs
procedure-new-title = Nouvelle version pour { $partner }
procedure-new-lead = Vaut pour les check-outs dès le jour choisi. Les rapports antérieurs gardent leur version.
procedure-new-from = Valable dès
procedure-new-number = Numéro de la helpline
procedure-new-weeks = Semaines jusqu’au paiement
procedure-new-amounts = Indemnité par cause en CHF
procedure-new-amounts-hint = Laisser vide : non indemnisé.
procedure-new-go = Publier la version
procedure-amount-unreadable = Indiquez un montant tel que 95.00.
procedure-weeks-unreadable = Indiquez un nombre entier de semaines.
procedure-done = Version { $version } publiée

review-title = Examen
review-search = Mandat, client, Service ID, technicien
review-tab-waiting = En attente
review-tab-decided = Décidés
review-column-what = Quoi
review-column-why = Pourquoi
review-column-happened = Survenu
review-column-received = Arrivé
review-column-decided = Décision
review-no-job = Mandat inconnu
review-empty-title = Rien n’attend de décision
review-empty-lead = Quand le travail d’un téléphone ne correspond pas à l’état du mandat, il est ici. Rien ne se perd.
review-no-match-title = Rien ne correspond
review-no-match-lead = Modifiez la recherche ou effacez les filtres.
review-reason-not_yours = Réattribué entre-temps
review-reason-cancelled = Annulé entre-temps
review-reason-already_checked_out = Déjà clos par un autre téléphone
review-reason-procedure_unknown = Procédure inconnue
review-reason-cloned_phone = Téléphone en double
review-reason-revoked_phone = Téléphone bloqué
review-reason-needs_newer_server = Exige un serveur plus récent
review-reason-unreadable = Illisible
review-reason-behind = Derrière un autre message
review-why = Pourquoi une personne doit décider
review-phone-side = Ce qui s’est passé sur le téléphone
review-office-side = L’état actuel du mandat
review-reported = Annoncé
review-clock = Heure
review-confirmed = Dernière confirmation du serveur
review-decide = Décider
review-effect-lead = Accepter tel quel changerait ceci :
review-effect-job = Le mandat devient « { $state } », chez { $name }.
review-effect-order = Un ordre de service est ouvert.
review-effect-claim = Indemnité de { $amount } pour { $name }, échéance le { $date }
review-effect-none = Pas d’indemnité : { $why }
review-closed = « Accepter tel quel » n’est pas possible : { $why }
review-accept = Accepter tel quel
review-evidence = Accepter comme preuve seulement
review-reject = Rejeter
review-decide-accept = Accepter tel quel
review-decide-evidence = Accepter comme preuve seulement
review-decide-reject = Rejeter
review-changes-nothing = Ni le mandat ni une indemnité ne change. C’est conservé dans tous les cas.
review-reason-lead = Le technicien lit votre motif sur son téléphone.
review-did-accept = Accepté tel quel
review-did-evidence = Accepté comme preuve seulement
review-did-reject = Rejeté
review-meanwhile = Décidé entre-temps par { $name } ({ $moment }) : { $what }
review-meanwhile-lead = Votre décision n’a pas été envoyée. Celle qui est arrivée en premier est valable.
review-meanwhile-yours = Ce que vous avez écrit
import-go = Importer un fichier de travail
import-hint = Choisissez le fichier que le technicien a remis, ou déposez-le sur cette page.
import-done = { $name } : { $new } nouveaux, { $known } déjà connus, { $parked } attendent une décision.
import-missing = Le numéro { $number } manque ; rien de ce qui suit n’a été repris.
