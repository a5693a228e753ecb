# Mots des pages des finances : motifs, états, événements.

refusal-claim_withdrawn = Cette indemnité a été retirée.
refusal-claim_settled = Cette indemnité est réglée.
refusal-claim_blocked = Cette indemnité est bloquée. Levez d’abord le blocage.
refusal-claim_not_blocked = Cette indemnité n’est pas bloquée.
refusal-claim_not_approved = Cette indemnité n’est pas approuvée.
refusal-claim_approved = Cette indemnité est déjà approuvée.
refusal-claim_in_run = Cette indemnité est dans un lot de paiement. Retirez-la d’abord du lot.
refusal-claim_with_bank = Un paiement est à la banque. Attendez ce que la banque annonce.
refusal-claim_has_money = De l’argent est déjà comptabilisé pour cette indemnité.
refusal-claim_alarm = Alarme : cette indemnité a peut-être été payée deux fois. Il faut d’abord le clarifier.
refusal-carrier_pays = Cette indemnité est payée par l’opérateur.
refusal-we_pay = Cette indemnité est payée par nous.
refusal-not_in_run = Ce paiement n’attend pas, ou plus, dans un lot de paiement.
refusal-attempt_unknown = Cette tentative de paiement n’existe pas.
refusal-attempt_differs = Le paiement ne correspond pas à l’indemnité.
refusal-booking_unknown = Cette écriture n’appartient pas à cette indemnité.
refusal-currency_differs = L’écriture est dans une autre monnaie que l’indemnité.
refusal-amount_not_positive = Un montant doit être supérieur à zéro.
refusal-nothing_booked = Rien n’est comptabilisé pour cette indemnité.
refusal-contradiction = La banque annonce quelque chose qui contredit son annonce précédente. C’est noté et ne change rien.
refusal-too_many = Au plus { $max } indemnités à la fois.
refusal-reason_needed = Veuillez indiquer un motif.
refusal-reason_too_long = Le motif dépasse { $max } caractères.
refusal-run_state = L’état du lot de paiement ne le permet pas : { $state }.
refusal-run_empty = Le lot de paiement ne contient aucun paiement.
refusal-run_own = Qui a établi ou modifié un lot de paiement ne peut pas l’approuver. Une deuxième personne s’en charge.
refusal-run_own_account = Qui a saisi ou confirmé un compte de ce lot de paiement ne peut pas l’approuver. Une autre personne s’en charge.
refusal-run_files_differ = Les fichiers ne sont plus ceux qui ont été approuvés. Le lot doit être contrôlé et approuvé à nouveau.
refusal-run_claim = L’indemnité { $number } ne peut plus être payée. Retirez-la du lot de paiement.
refusal-account_own = Qui a saisi un compte ne peut pas le confirmer. Une deuxième personne s’en charge.
refusal-account_decided = Une décision a déjà été prise sur ce compte.
refusal-account_same = C’est déjà le compte de ce technicien.
refusal-wait_impossible = Le délai d’attente est de { $min } à { $max } heures.
refusal-day_elsewhere = Le jour { $date } n’est pas dans cette année.
refusal-account_waits = Un autre compte attend la deuxième personne. Confirmez ou refusez d’abord celui-là.
refusal-account_number = Un numéro de compte comporte de { $min } à { $max } chiffres et rien d’autre.
refusal-accounts_alike = La dette, la banque et la créance envers l’opérateur ont chacune besoin de leur propre compte.
refusal-note_length = Le texte d’un paiement comporte de 1 à { $max } caractères.
run-state-proposed = Proposé
run-state-checked = Contrôlé
run-state-approved = Approuvé
run-state-exported = Exporté
run-state-dropped = Abandonné
standing-submitted = Soumise
standing-approved = Approuvée
standing-blocked = Bloquée
standing-expected = Attendue
standing-in_pay_run = Dans un lot
standing-exported = Exportée
standing-accepted = À la banque
standing-unclear = Non éclaircie
standing-refused = Refusée par la banque
standing-returned = Retournée
standing-part_paid = Payée en partie
standing-overpaid = Payée en trop
standing-paid_twice = Payée deux fois
standing-booked = Payée
standing-settled = Réglée
standing-withdrawn = Retirée
payer-we = Nous
payer-carrier = Opérateur
attempt-planned = Dans un lot
attempt-exported = Exporté
attempt-accepted = À la banque
attempt-unclear = Non éclairci
attempt-booked = Comptabilisé
attempt-taken_out = Retiré
attempt-rejected = Refusé par la banque
attempt-returned = Retourné
claim-trouble-blocked = Bloquée jusqu’à ce que les finances lèvent le blocage.
claim-trouble-withdrawn = Retirée : { $reason }
claim-trouble-refused = La banque a refusé le paiement : { $bank }
claim-trouble-returned = La banque a retourné l’argent : { $bank }
claim-trouble-part_paid = Seulement { $paid } payés.
claim-trouble-unknown = Quelque chose ne va pas, que cette page ne connaît pas encore. Rechargez-la.
bank-AC01 = Le numéro de compte est incorrect
bank-AC03 = Le numéro de compte du bénéficiaire n’est pas valable
bank-AC04 = Le compte est clôturé
bank-AC06 = Le compte est bloqué
bank-AC13 = Le type de compte ne convient pas
bank-AG01 = Les paiements sur ce compte ne sont pas admis
bank-AM04 = Il n’y a pas assez d’argent sur le compte à débiter
bank-AM05 = La banque tient le paiement pour un doublon
bank-BE01 = Le nom et le compte du bénéficiaire ne concordent pas
bank-BE04 = L’adresse du bénéficiaire manque ou est fausse
bank-CUST = À la demande du client
bank-DT01 = La date d’exécution n’est pas valable
bank-DU01 = Le fichier a déjà été remis
bank-FF01 = Le fichier a un problème de format
bank-MD07 = Le bénéficiaire est décédé
bank-MS02 = Le bénéficiaire n’indique pas de motif
bank-MS03 = La banque n’indique pas de motif
bank-RC01 = La banque du bénéficiaire est mal indiquée
bank-none = La banque n’indique pas de motif
event-opened = Née : { $amount }, échéance le { $date }
event-approved = Approuvée
event-withdrawn = Retirée
event-blocked = Bloquée
event-released = Blocage levé
event-expected_from_carrier = L’opérateur paie
event-not_expected = Nous payons quand même
event-planned = Mise dans un lot de paiement : { $amount } sur { $account }, tentative { $attempt }
event-taken_out = Retirée du lot de paiement, tentative { $attempt }
event-exported = Fichier de paiement remis, tentative { $attempt }
event-accepted = Acceptée par la banque, pas encore payée, tentative { $attempt }
event-rejected = Refusée par la banque, tentative { $attempt }
event-booked = { $amount } comptabilisés le { $date } : entièrement payée
event-part_paid = { $amount } comptabilisés le { $date } : moins que dû
event-overpaid = { $amount } comptabilisés le { $date } : plus que dû
event-booked_twice = Alarme : { $amount } comptabilisés le { $date }, alors que déjà payé ou non dû
event-returned = { $amount } retournés le { $date }
event-unmatched = Écriture de { $amount } du { $date } enlevée
event-settled = Réglée
event-settled-difference = Réglée avec une différence de { $amount }
by-technician = Technicien
by-rule = Selon les règles
by-bank = Banque
kept-not_yet = Proposée seulement dès le { $date }
kept-no_account-missing = Le technicien n’a pas de compte
kept-no_account-unconfirmed = Le compte attend la deuxième personne
kept-no_account-waiting = Le compte est nouveau et utilisé seulement dès le { $moment }
kept-account_refused = La banque a rejeté le compte : { $bank }. Il doit être confirmé à nouveau.
kept-amount = Une banque accepte de 0.01 à 9’999’999’999.99.
kept-no_holder = Il manque le nom du titulaire du compte
kept-rule = Enfreint une règle de la banque ({ $rule }) : { $what }
match-same_id = Le numéro de paiement est le nôtre
match-same_service_id = Le texte cite la Service ID
match-same_amount = Le montant concorde
match-same_account = Le compte concorde
match-amount_differs = Le montant diffère
match-currency_differs = La monnaie diffère
match-account_differs = Le compte diffère
match-direction_differs = L’argent est allé dans l’autre sens
match-ids_disagree = Les numéros appartiennent à des paiements différents
match-several_fit = Plusieurs indemnités conviennent
match-settled_before = L’indemnité était déjà payée
match-reversal = Annule une écriture antérieure
match-brings_back = Ramène un paiement
match-sum_differs = La somme n’est pas celle des paiements de cette partie du fichier
match-count_differs = Le nombre de paiements n’est pas celui de cette partie du fichier
match-in_doubt = Les détails ne donnent pas la somme de l’écriture
match-no_amount = La banque n’indique pas de montant
match-nothing_of_ours = Ne porte aucun de nos numéros ni de Service ID
match-other_counts = Une autre écriture compte déjà pour elle ; il n’est pas clair si les deux annoncent le même argent
match-account_unknown = Rien n’est attendu sur ce compte

# Une indemnité

claim-page-title = Indemnité { $number }
claim-money = Montant et délai
claim-payer = Qui paie
claim-paid = Payé
claim-due-how = Check-out le { $date } plus { $weeks } semaines
claim-pay-by = Dernier jour bancaire
claim-pay-by-hint = Notre banque doit exécuter le paiement ce jour-là pour qu’il arrive à temps.
claim-propose-on = Proposée dès le
claim-tariff = Tarif
term-left = { $days ->
    [one] encore 1 jour
   *[other] encore { $days } jours
}
term-today = échoit aujourd’hui
term-overdue = { $days ->
    [one] 1 jour de retard
   *[other] { $days } jours de retard
}
claim-visit = Visite et preuves
claim-job = Mandat
claim-technician = Technicien
claim-checked-out = Check-out
claim-trouble = Ce qui ne va pas
claim-alarm = Alarme : peut-être payé deux fois
claim-alarm-lead = De l’argent a été comptabilisé alors que c’était déjà payé ou que rien n’est dû. Vérifiez les écritures ci-dessous et réclamez l’argent ; réglez ensuite seulement.
claim-attempts = Tentatives de paiement
claim-attempts-none = Aucune tentative de paiement encore.
attempt-column-number = Tentative
attempt-column-reference = Numéro de paiement
attempt-column-account = Compte
attempt-column-paid = Comptabilisé
attempt-run = Ouvrir le lot de paiement
claim-bookings = Écritures de la banque
claim-bookings-none = La banque n’a encore rien comptabilisé.
booking-column-on = Comptabilisé le
booking-column-amount = Montant
booking-column-attempt = Tentative
booking-column-act = Action
booking-carrier = De l’opérateur
booking-take-off = Enlever
booking-take-off-title = Enlever l’écriture de { $amount } ?
claim-history = Historique
claim-history-hint = Chaque entrée est scellée ; aucune n’est modifiée ni effacée.
claim-entry = Entrée { $number }
claim-acts = Ce qui peut être fait
claim-acts-none = Rien ne peut être fait ici pour le moment.
claim-acts-closed = Ce qui n’est pas possible, et pourquoi
act-approve = Approuver
act-withdraw = Retirer
act-block = Bloquer
act-release = Lever le blocage
act-expect_from_carrier = Attendre de l’opérateur
act-pay_ourselves = Payer nous-mêmes
act-take_out = Retirer du lot
act-settle = Régler
act-lead-approve = Sera payée avec le prochain lot de paiement.
act-lead-withdraw = Ne sera pas payée. Le technicien lit le motif sur son téléphone. C’est irréversible.
act-lead-block = Ne sera pas payée jusqu’à la levée du blocage. L’échéance reste. Le motif reste au bureau.
act-lead-release = Pourra de nouveau être approuvée et payée.
act-lead-expect_from_carrier = L’opérateur verse avec la Service ID. Nous ne payons rien jusqu’à décision contraire.
act-lead-pay_ourselves = Nous payons quand même ; il faudra ensuite approuver.
act-lead-take_out = Le lot de paiement devra être contrôlé et approuvé à nouveau.
act-lead-settle = Plus rien n’est attendu ensuite. Si le montant comptabilisé diffère, il faut un motif.
act-done = Fait : { $act }
act-note = Motif
refusal-booking_matched = Cette écriture compte déjà pour une indemnité. Enlevez-la d’abord.
refusal-booking_not_matched = Cette écriture ne compte pour aucune indemnité.
refusal-booking_not_ours = Cette écriture est marquée comme étrangère. Revenez d’abord là-dessus.
refusal-booking_ours = Cette écriture n’est pas marquée comme étrangère.
refusal-booking_repeated = Une autre écriture annonce le même argent. Il compte là.
refusal-booking_no_amount = La banque n’indique pas de montant attribuable pour cette écriture.
refusal-booking_exceeded = On répartit sur des indemnités plus qu’il n’est comptabilisé.

# Comptes des techniciens

accounts-title = Compte de paiement
accounts-lead = Un nouveau compte demande une deuxième personne, puis un délai d’attente. Le technicien en est informé sur son téléphone.
accounts-none = Pas encore de compte. Sans compte, rien ne peut être payé.
account-new = Saisir un compte
account-change = Saisir un autre compte
account-new-title = Saisir le compte de { $name }
account-new-lead = Le compte actuel reste valable jusqu’à la confirmation du nouveau. Vérifiez les données auprès du technicien, pas dans le message où elles figuraient.
account-iban = IBAN
account-iban-hint = Avec ou sans espaces. Suisse ou Liechtenstein, pas de QR-IBAN.
account-holder = Titulaire du compte
account-state-waiting = Attend la deuxième personne
account-state-pending = Confirmé, utilisé dès le { $moment }
account-state-used = Utilisé
account-state-past = Remplacé
account-state-declined = Refusé
account-proposed = Saisi par { $name }, { $moment }
account-confirmed = Confirmé par { $name }, { $moment }
account-declined = Refusé par { $name }, { $moment } : { $reason }
account-confirm = Confirmer
account-confirm-title = Confirmer le compte de { $name }
account-confirm-lead = Comparez le numéro avec ce que le technicien vous dit lui-même. Le délai d’attente court ensuite ; ce n’est qu’après qu’on paie sur ce compte.
account-decline = Refuser
account-decline-title = Refuser le compte de { $name }
account-decline-lead = On ne paie pas sur ce compte. Un compte antérieur reste valable.

# Réglages des finances

finance-settings-title = Réglages des finances
finance-settings-admin = Seule l’administration peut les modifier. Chaque modification est consignée.
own-accounts-title = Nos comptes
own-accounts-lead = On paie depuis ces comptes, et l’argent de l’opérateur y est attendu.
own-accounts-none = Pas encore de compte. Sans compte propre, aucun lot de paiement n’est possible.
own-account-new = Ajouter un compte
own-account-edit = Modifier
own-account-edit-named = Modifier le compte { $iban }
own-account-name = Titulaire du compte
own-account-bic = BIC de la banque
own-account-bic-hint = Laisser vide : la banque est reconnue à l’IBAN.
own-account-currency = Monnaie
own-account-pays = Les lots de paiement dans cette monnaie sont payés depuis ce compte
own-account-pays-yes = Paie
own-account-pays-no = Entrées seulement
own-account-use = Utilisation
own-account-act = Action
save = Enregistrer
wait-title = Délai d’attente pour les nouveaux comptes
wait-value = { $hours ->
    [one] 1 heure
   *[other] { $hours } heures
}
wait-lead = Durant ce délai après la confirmation, on ne paie pas encore sur un nouveau compte. Cela protège des faux changements de compte.
wait-hours = Heures
wait-unreadable = Veuillez indiquer un nombre entier d’heures.
wait-edit = Modifier le délai
days-title = Jours de repos des banques
days-lead = Les samedis et dimanches en font toujours partie. Un jour de trop paie plus tôt ; un jour oublié paie trop tard.
days-edit = Modifier les jours { $year }
days-edit-title = Jours fériés bancaires { $year }
days-date = Jour
days-name = Nom
days-add = Ajouter un jour
days-remove = Enlever { $name }
days-default = Revenir aux jours prédéfinis
days-missing = Veuillez indiquer chaque jour avec date et nom.
days-default-hint = Sans jours propres, les jours fériés prédéfinis s’appliquent.

# À traiter

finance-title = À traiter
work-lists = Ce qu’il y a à faire
list-pay_this_week = À payer cette semaine
list-overdue = En retard
list-cannot_pay = Ne peut être payé
list-refused = Refusé par la banque
list-returned = Retourné
list-differences = Différences
list-expected = Attendu de l’opérateur
list-lead-pay_this_week = À payer par nous, pas encore en route
list-lead-overdue = L’échéance est passée, le technicien attend
list-lead-cannot_pay = Bloqué, ou pas de compte utilisable
list-lead-refused = Clarifier le compte, puis approuver à nouveau
list-lead-returned = Clarifier le compte, puis approuver à nouveau
list-lead-differences = Payé en partie, en trop, deux fois ou non éclairci
list-lead-expected = Versé sur notre compte avec la Service ID
list-oldest = { $days ->
    [0] depuis aujourd’hui
    [one] depuis 1 jour
   *[other] depuis { $days } jours
}
list-nothing = Rien
work-unmatched = Écritures non attribuées
work-unmatched-in = Entrées { $sum }
work-unmatched-out = Sorties { $sum }
work-unmatched-lead = La banque a comptabilisé, mais personne ne sait pourquoi
work-runs = Lots de paiement en attente
work-runs-none = Aucun lot de paiement n’attend.
work-run-line = { $payments ->
    [one] 1 paiement
   *[other] { $payments } paiements
}
work-run-on = Exécution { $date }
work-accounts = Comptes qui attendent une deuxième personne
work-accounts-none = Aucun compte n’attend.
work-accounts-more = { $count ->
    [one] et 1 autre
   *[other] et { $count } autres
}
ageing-title = Ce qui est dû, par échéance
ageing-as-of = État au
ageing-today = Aujourd’hui
ageing-bucket = Échéance
ageing-dates = Échéances
ageing-we = Nous payons
ageing-carrier = L’opérateur paie
ageing-count = Nombre
ageing-sum = Somme
ageing-total = Total
ageing-overpaid = Payé en trop
ageing-chart = Barres par échéance en { $currency } ; les chiffres sont dans le tableau.
ageing-none = Rien n’était dû au { $date }.
bucket-overdue_over28 = Plus de 28 jours de retard
bucket-overdue28 = 15 à 28 jours de retard
bucket-overdue14 = 8 à 14 jours de retard
bucket-overdue7 = 1 à 7 jours de retard
bucket-due7 = D’aujourd’hui à 7 jours
bucket-due14 = Dans 8 à 14 jours
bucket-due28 = Dans 15 à 28 jours
bucket-later = Plus tard
until-date = jusqu’au { $date }
from-date = dès le { $date }

# Tableau des indemnités

accounts-search = Numéro, Service ID, mandat, technicien
filter-list = Liste
filter-payer = Payeur
filter-owed = Ouvertes seulement
column-claim = Numéro
column-pay-by = Jour bancaire
column-hint = Remarque
claims-owed = Ouvert
claims-paid-sum = Payé
xlsx = Télécharger Excel
select-row = Sélectionner { $number }
select-page = Tout sélectionner sur cette page
select-all = Sélectionner les { $total }
select-max = Au plus { $max } à la fois : veuillez filtrer.
selected = { $count ->
    [one] 1 sélectionnée
   *[other] { $count } sélectionnées
}
select-none = Annuler la sélection
select-act = Avec la sélection
acted-title = { $act } : { $done } faites, { $refused } non
acted-all = { $done ->
    [one] { $act } : 1 faite.
   *[other] { $act } : { $done } faites.
}
acted-unchanged = Rien n’a été modifié pour celles-ci :
acted-count = { $count ->
    [one] 1 indemnité
   *[other] { $count } indemnités
}
acted-more = et { $count } autres
gathering = Rassemble la sélection : { $count } sur { $total }
claims-open-claim = Vers l’indemnité
work-run = Lot de paiement du { $date }
note-title = Texte du paiement
note-lead = Figure dans chaque paiement après la Service ID, suivi du jour de la visite.
note-edit = Modifier le texte
journal-title = Comptabilité
journal-lead = L’export du journal utilise ces comptes. Le plan comptable PME est prédéfini.
journal-edit = Modifier les comptes
journal-expense = Charges d’indemnités
journal-liability = Dette envers les techniciens
journal-bank = Banque
journal-carrier_claim = Créance sur l’opérateur
journal-carrier_income = Produit de l’opérateur
journal-difference = Différences
journal-export = Télécharger le journal
journal-export-lead = Débit et crédit en CSV, chaque entrée une fois.
