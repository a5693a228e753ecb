# Les mots des deux pages. Orthographe de Suisse romande.

close = Fermer
back = Retour
cancel = Annuler
retry = Réessayer
loading = Chargement …
optional = facultatif
search = Rechercher
clear = Effacer
characters-left = { $count ->
    [one] Encore { $count } caractère
   *[other] Encore { $count } caractères
}
copied = Copié

job = Mandat
service-id = Service ID
sample-amount = Montant fictif

job-state-open = Ouvert
job-state-assigned = Attribué
job-state-on_site = Sur place
job-state-completed = Terminé
job-state-failed = Échoué
job-state-cancelled = Annulé

job-kind-installation = Installation
job-kind-transfer_point = Point de transfert (UP)
job-kind-repair = Dépannage

claim-state-submitted = Soumise
claim-state-approved = Approuvée
claim-state-in_pay_run = En paiement
claim-state-paid = Payée
claim-state-rejected = Refusée
claim-state-returned = Retournée

action-check_in = Check-in
action-check_out = Check-out
action-cancel = Annulation
action-request_service_order = Nouvel ordre de service

cancellation-customer = Client
cancellation-technician = Technicien
cancellation-other = Autre motif
transfer-point-not-accessible = UP non accessible

wish-soon = Dès que possible
wish-date = Le { $date }
wish-line_active = Dès que la ligne est active
wish-material_there = Dès que le matériel est là

service-order-requested = En attente d’une date
service-order-scheduled = Planifié
service-order-declined = Refusé

question-successful = Mandat réussi ?
question-third_party = Tiers impliqué ?
question-call = Appel confirmé ?
question-technician_visit = Visite nécessaire ?
question-cause = Cause
question-reason = Motif
question-confirm = Confirmer

field-contact = Interlocuteur
field-reference = Référence
field-reason = Motif
field-note = Remarque
field-customer_name = Nom du client
field-customer_phone = Numéro de téléphone
field-street = Rue et numéro
field-postcode = Code postal
field-city = Localité
field-access = Accès
field-instructions = Instructions
field-job_number = Numéro du mandat
field-person_name = Nom
field-wish = Date souhaitée

refusal-job_unknown = Ce mandat n’est pas connu.
refusal-not_yours = Ce mandat est maintenant attribué à quelqu’un d’autre.
refusal-not_checked_in = Faites d’abord le check-in.
refusal-already_checked_in = Le check-in de ce mandat est déjà fait.
refusal-already_checked_out = Le check-out de ce mandat est déjà fait.
refusal-cancelled = Ce mandat est annulé.
refusal-work_stopped = Mandat UP avec ligne morte : ne poursuivez pas le travail sous ce mandat, clôturez-le comme échoué.
refusal-procedure_unknown = La procédure de dérangement de ce rapport n’est pas connue.
refusal-cause_unknown = La procédure ne connaît pas cette cause.
refusal-not_in_partnership = Ce mandat n’est pas fait en partenariat avec un opérateur.
refusal-unanswered = Encore ouvert : { $question }
refusal-not_on_the_way = Cette réponse n’est pas possible ici.
refusal-not_a_transfer_point = « UP non accessible » n’existe que pour les mandats UP, avec le motif « Client ».
refusal-needed = À remplir : { $field }
refusal-too_long = { $field } : { $max } caractères au plus.
refusal-window_impossible = La visite doit se terminer après son début, et en l’espace d’un jour.
refusal-date_past = Cette date est passée.
refusal-service_order_exists = Un ordre de service a déjà été ouvert à partir de ce mandat.
refusal-service_order_settled = Cet ordre de service est déjà réglé.
refusal-claim_exists = Il y a déjà une indemnité pour ce mandat, et il n’y en a qu’une par mandat. Acceptez ceci comme preuve ou rejetez-le.
refusal-operation_unreadable = Le serveur ne peut pas lire ceci. Acceptez-le comme preuve ou rejetez-le.
refusal-operation_too_new = Ceci vient d’une app plus récente que le serveur. Mettez le serveur à jour, acceptez-le comme preuve ou rejetez-le.
refusal-review_settled = La décision est déjà prise.
refusal-service_id_empty = Il faut un Service ID.
refusal-service_id_too_long = Un Service ID a { $max } caractères au plus.
refusal-service_id_character = Ce caractère ne peut pas figurer dans un Service ID : { $character }
refusal-iban_empty = Il faut un IBAN.
refusal-iban_character = Un IBAN n’a que des lettres et des chiffres. À enlever : { $character }
refusal-iban_country = Le paiement ne se fait que sur un compte en Suisse ou au Liechtenstein. L’IBAN commence par CH ou LI.
refusal-iban_length = Cet IBAN a { $found } lettres et chiffres au lieu de { $expected }.
refusal-iban_mistyped = Cet IBAN contient une faute de frappe : les chiffres de contrôle ne correspondent pas.
refusal-qr_iban = C’est un QR-IBAN pour les factures entrantes. Saisissez l’IBAN normal du compte.
refusal-unknown = Une règle que cette app ne connaît pas encore dit non. C’est conservé ; mettez l’app à jour.

park-needs_newer_server = Vient d’une app plus récente ({ $action }). Conservé jusqu’à ce que le serveur la connaisse.
park-unreadable = Le serveur n’a pas pu le lire. C’est conservé.
park-revoked_phone = Le bureau avait bloqué cet appareil quand le travail est arrivé. Le bureau l’examine.
park-cloned_phone = Deux appareils se font passer pour le même. Le bureau l’examine.
park-behind = Une étape antérieure de ce mandat attend encore le bureau.
park-unknown = Attend le bureau, pour un motif que cette app ne connaît pas encore.

missing-partnership = Le mandat n’est pas fait en partenariat avec un opérateur.
missing-procedure = La procédure de dérangement n’est pas encore sur cet appareil.
missing-service_id = Le mandat n’a pas de Service ID.
missing-third_party = L’opérateur n’est pas impliqué.
missing-call = L’appel n’est pas confirmé.
missing-call_not_reached = La helpline n’a pas été jointe.
missing-technician_visit = On ne sait pas encore si un technicien doit venir.
missing-cause = La cause manque.
missing-compensation = Aucune indemnité n’est fixée pour cette cause.
