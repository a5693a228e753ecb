# Les mots de l’app. Orthographe de Suisse romande.

product = Einsatz
not-found-title = Introuvable

## En bas

nav = Rubriques
nav-jobs = Mandats
nav-claims = Indemnités
nav-waiting = En attente
nav-settings = Plus

## Couplage

pair-title = Coupler cet appareil
pair-lead = Le bureau vous montre une adresse et un code. Le code est valable dix minutes, une seule fois.
pair-server = Adresse du bureau
pair-server-hint = Par exemple https://bureau.example
pair-code = Code de couplage
pair-code-hint = Majuscules ou minuscules, avec ou sans traits.
pair-do = Coupler
pair-safe = Travailler sans réseau
pair-safe-text = Une fois l’appareil couplé, vos mandats s’y trouvent. Ce que vous saisissez est aussitôt enregistré ici et envoyé plus tard.
pair-anew = Coupler à nouveau
pair-anew-text = Ce qui n’est pas encore envoyé reste sur cet appareil et sera envoyé avec le nouveau couplage.

pairing-address = Cette adresse ne peut pas être juste. Elle commence par https:// et n’a pas d’espaces.
pairing-unreachable = Personne ne répond à cette adresse. Avez-vous du réseau, et l’adresse est-elle juste ?
pairing-not_our_server = Quelqu’un répond là, mais ce n’est pas le bureau. Le Wi-Fi demande-t-il d’abord une connexion ?
pairing-code_shape = Ce code n’a pas la bonne longueur. Recopiez-le, s’il vous plaît.
pairing-code = Ce code est faux, déjà utilisé ou vieux de plus de dix minutes. Le bureau vous en donne un nouveau.
pairing-too_many = Trop d’essais. Attendez une minute.
pairing-update_needed = Cette app ne correspond pas au serveur. Mettez l’app à jour.
pairing-server_update_needed = Le serveur est plus ancien que cette app. Le bureau doit le mettre à jour.
pairing-server = Le serveur a lui-même un problème. Réessayez plus tard.
pairing-already_paired = Cet appareil est déjà couplé.

## État de la synchronisation

sync-now = Synchroniser
sync-busy = Synchronisation …
sync-fresh = Synchronisé { $ago }
sync-never = Jamais synchronisé
sync-offline = Hors ligne
sync-waiting = { $count ->
    [one] { $count } étape pas encore envoyée
   *[other] { $count } étapes pas encore envoyées
}
sync-needs-you = { $count ->
    [one] { $count } étape n’est pas encore réglée
   *[other] { $count } étapes ne sont pas encore réglées
}
sync-next = Prochain essai à { $time }
sync-look = Regarder

trouble-offline = Pas de réseau
trouble-offline-text = Continuez à travailler. Tout est enregistré ici et sera envoyé dès que le réseau revient.
trouble-captive_portal = Le Wi-Fi demande une connexion
trouble-captive_portal-text = Connectez-vous au Wi-Fi ou désactivez-le. Votre travail est enregistré ici.
trouble-server = Le serveur a un problème
trouble-server-text = Un nouvel essai se fait de lui-même. Votre travail est enregistré ici.
trouble-unreadable = La réponse n’est pas arrivée entière
trouble-unreadable-text = Elle sera redemandée d’elle-même. Votre travail est enregistré ici.
trouble-too_large = La réponse est trop grande
trouble-too_large-text = Notre serveur ne répond pas ainsi. Votre travail est enregistré ici. Informez le bureau.
trouble-revoked = Le bureau a bloqué cet appareil
trouble-revoked-text = Il ne reçoit plus de mandats. Ce qui est enregistré ici reste et sera encore livré. Appelez le bureau.
trouble-update_needed = Mettez l’app à jour
trouble-update_needed-text = Le serveur ne parle plus avec cette version. Votre travail est enregistré ici et sera envoyé après la mise à jour.
trouble-server_update_needed = Le serveur est trop ancien
trouble-server_update_needed-text = Il ne comprend pas encore cette app. Votre travail est enregistré ici et sera envoyé dès que le bureau l’aura mis à jour.
trouble-storage_full = La mémoire de l’appareil est pleine
trouble-storage_full-text = Faites de la place. Ce qui est déjà enregistré est en sécurité.
storage-full = La mémoire de l’appareil est pleine
storage-full-text = Ce qui est enregistré est en sécurité et sera envoyé. Vous pouvez terminer les formulaires commencés. Pour du nouveau, faites d’abord de la place.
cloned = Deux appareils utilisent ce couplage
cloned-text = Cela arrive après la restauration d’une sauvegarde, ou avec un second appareil. Ce qui est enregistré ici reste. Demandez un code au bureau et couplez cet appareil à nouveau.

clock-off = L’heure de cet appareil est fausse
clock-off-text = { $minutes ->
    [one] Environ { $minutes } minute
   *[other] Environ { $minutes } minutes
} d’écart avec le serveur. Activez l’heure automatique. Rien ne se perd à cause de cela.
moved-aside = La base de données était endommagée
moved-aside-text = Le travail enregistré est de retour, les mandats viennent du bureau. L’ancien fichier n’a pas été supprimé mais mis de côté : { $place }.

## Erreurs

error-title = Cela n’a pas marché
error-unsent_work = Vous ne pouvez pas encore vous déconnecter. Pas envoyé : { $waiting }. Formulaires ouverts : { $drafts }. Rien n’a été supprimé.
error-not_paired = Cet appareil n’est pas couplé.
error-nothing_to_open = Rien n’est enregistré à ce sujet.
error-nothing_waiting = Rien n’attend, il n’y a donc rien à remettre.
error-restart_needed = La mémoire de cet appareil a fait défaut. Ce qui était enregistré avant est en sécurité, la dernière saisie ne l’est pas. Fermez l’app et rouvrez-la.
error-storage_full = La mémoire de l’appareil est pleine. La dernière saisie n’a pas été enregistrée, tout ce qui précède est en sécurité. Faites de la place et réessayez.
error-database_newer = Les données de cet appareil viennent d’une app plus récente. Elles sont intactes. Mettez l’app à jour.
error-broken = Quelque chose s’est cassé. Ce qui était enregistré est en sécurité. ({ $message })
not-saved = Pas encore enregistré

## Mandats

jobs-title = Mandats
jobs-section = Période
jobs-today = Aujourd’hui
jobs-coming = À venir
jobs-done = Terminés
jobs-search = Client, localité, numéro
jobs-found = { $count ->
    [one] { $count } mandat
   *[other] { $count } mandats
}
jobs-empty-today = Rien d’ouvert aujourd’hui
jobs-empty-today-text = Les nouveaux mandats apparaissent ici d’eux-mêmes. Regardez ce qui est à venir.
jobs-empty-coming = Rien de prévu
jobs-empty-coming-text = Dès que le bureau vous attribue un mandat, il est ici.
jobs-empty-done = Rien de terminé
jobs-empty-done-text = Les mandats clos restent ici pour consultation.
jobs-empty-search = Rien trouvé
jobs-empty-search-text = Aucun mandat de cette rubrique ne correspond à « { $search } ».
jobs-first = Chargement des mandats …
jobs-first-text = La première fois, cela prend un instant.
jobs-overdue = Depuis le { $date }
draft-open = Formulaire ouvert

delivery-saved = Enregistré sur cet appareil
delivery-sent = Envoyé
delivery-accepted = Accepté
delivery-needs_you = A besoin de vous
delivery-needs_you-text = Le bureau doit l’examiner.
delivery-parked = Au bureau
rejected-by-office = Rejeté par le bureau : { $reason }
accepted-by-office = Accepté par le bureau : { $reason }
evidence-by-office = Conservé par le bureau comme preuve seulement. Il n’en résulte aucune indemnité. Motif : { $reason }
delivery-evidence = Preuve seulement
operation-confirmed = Dernier état confirmé : { $moment }
delivery-short-saved = Pas envoyé
delivery-short-sent = Envoyé
delivery-short-accepted = Accepté
delivery-short-needs_you = À vous
delivery-short-parked = Au bureau

## Un mandat

job-title = Mandat { $number }
job-when = Quand
job-where = Où
job-map = Carte
job-call = Appeler
job-access = Accès
job-instructions = Ce qu’il faut faire
job-for = Pour le compte de
job-direct = Mandat direct
job-copy-service-id = Copier le Service ID
job-no-service-id = Pas de Service ID
job-history = Ce que vous avez fait
job-history-empty = Encore rien sur cet appareil.
job-confirmed = Confirmé par le serveur { $ago }
job-confirmed-never = Pas encore confirmé par le serveur
job-confirmed-last = Confirmé la dernière fois par le serveur : { $moment }
job-gone = Ce mandat n’est plus le vôtre
job-gone-text = Ce que vous y avez fait ne se perd pas. Le bureau l’examine.
job-failed-cause = Cause : { $cause }
job-note = Remarque
job-cancelled-by = Motif : { $reason }
job-since = depuis { $time }
job-more = Autres actions
job-stop-work = Ne poursuivez pas le travail
job-stop-work-text = Mandat UP avec ligne morte : n’effectuez plus aucun travail d’installation sous ce mandat.
job-follow-up = Nouvel ordre de service
job-claim = Indemnité
do-check-in = Check-in
do-check-out = Check-out
do-check-out-continue = Continuer le check-out
do-cancel = Annuler le mandat
do-cancel-continue = Continuer l’annulation
do-service-order = Ouvrir un ordre de service
do-service-order-continue = Continuer l’ordre de service
do-result = Voir où cela en est

## Check-in

check-in-title = Êtes-vous chez le client ?
check-in-text = Votre arrivée est notée à l’heure de cet appareil : { $time }.
check-in-do = Faire le check-in
check-in-not-yet = Pas encore

## Check-out

check-out-title = Check-out
check-out-step = Étape { $step } sur { $steps }
check-out-way = Aperçu
check-out-way-title = Le chemin à travers le formulaire
check-out-answered = répondu
check-out-open = ouvert
check-out-current = vous êtes ici
next = Continuer
leave-form = Pause
form-kept = Chaque réponse est enregistrée. Vous pouvez quitter à tout moment.

ask-successful = Le mandat est-il terminé avec succès ?
ask-successful-text = S’il manque quelque chose ou si la ligne est morte, l’app vous guide.
ask-third_party = Un tiers est-il impliqué ?
ask-third_party-text = Oui, si la ligne n’est pas activée, si le routeur ne se synchronise pas ou s’il manque du matériel.
ask-call = { $partner } a-t-il confirmé le dérangement au téléphone ?
ask-call-text = Appelez d’abord la helpline. Sans l’appel, il n’y a pas d’indemnité.
ask-technician_visit = Un technicien de { $partner } doit-il venir ?
ask-technician_visit-text = Comme on vous l’a dit au téléphone.
ask-cause = Quelle est la cause ?
ask-cause-text = Une seule, comme convenu au téléphone.
ask-reason = Que s’est-il passé ?
ask-reason-text = Avec vos mots, pour que le bureau comprenne.
ask-confirm = Tout est juste ?

answer-successful-yes = Oui, terminé
answer-successful-no = Non, sans succès
answer-carrier-yes = Oui, { $partner }
answer-carrier-no = Non, personne
answer-call-yes = Oui, confirmé
answer-call-no = Non, personne n’a répondu
answer-call-no-note = Le rapport est enregistré, mais aucune indemnité n’est promise.
answer-visit-yes = Oui, un technicien doit venir
answer-visit-no = Non, pas nécessaire
the-carrier = l’opérateur

helpline-title = Helpline { $partner }
helpline-call = Appeler { $number }
helpline-dialled = Appelé à { $time }
helpline-dialled-times = { $count ->
    [one] Appelé { $count } fois, la dernière à { $time }
   *[other] Appelé { $count } fois, la dernière à { $time }
}
helpline-not-dialled = Pas encore appelé d’ici
contact-hint = Nom de la personne au téléphone
reference-hint = Si on vous a donné un numéro

## Récapitulatif

summary-get = Ce que vous recevez
summary-due = au plus tard le { $date }
summary-weeks = { $weeks ->
    [one] en { $weeks } semaine, sur votre compte bancaire
   *[other] en { $weeks } semaines, sur votre compte bancaire
}
summary-under = Sous le Service ID
summary-sample = Le montant est un exemple fictif. Le bureau fixe les montants réels.
summary-nothing = Pas d’indemnité ainsi
summary-nothing-text = Vous pouvez quand même confirmer. Le rapport est enregistré et le bureau le voit.
summary-mend = Corriger
summary-done = Mandat terminé
summary-done-text = Il n’y a rien à indemniser.
summary-answers = Vos réponses
summary-change = Modifier : { $question }
summary-confirm = Confirmer le check-out
summary-note = Remarque pour le bureau
summary-open = Il reste quelque chose d’ouvert.

mend-partnership = Les mandats directs ne sont pas indemnisés.
mend-procedure = Elle arrive à la prochaine synchronisation. Avez-vous du réseau ?
mend-service_id = Le bureau peut le compléter. Appelez-le avant de partir.
mend-third_party = L’opérateur est-il tout de même impliqué ?
mend-call = Appelez la helpline.
mend-call_not_reached = Essayez encore une fois avant de partir.
mend-technician_visit = Répondez, s’il vous plaît.
mend-cause = Choisissez, s’il vous plaît.
mend-compensation = La cause choisie est-elle juste ?

## Fait

done-check-in = Check-in fait
done-check-out = Check-out fait
done-cancel = Mandat annulé
done-request_service_order = Ordre de service ouvert
done-leave = Vous pouvez partir
done-leave-text = Tout est enregistré sur cet appareil et sera envoyé dès qu’il y a du réseau.
done-leave-accepted = Le bureau l’a reçu. Vous n’avez plus rien à faire.
done-needs-you = Le bureau doit l’examiner
done-state = État de la transmission
done-state-saved-text = En sécurité sur cet appareil.
done-state-sent-text = En route vers le bureau.
done-state-accepted-text = Le bureau l’a accepté.
done-step-done = atteint
done-step-open = à venir
done-next = La suite
done-offer = Le client souhaite-t-il un nouveau rendez-vous ?
done-offer-text = Ouvrez maintenant un ordre de service. Les données du client sont déjà remplies.
done-to-jobs = Vers les mandats
done-to-job = Voir le mandat
done-claim-text = { $amount } jusqu’au { $date } sous le Service ID { $service_id }
done-no-claim = Pas d’indemnité pour ce mandat.
done-nothing = Rien n’a encore été fait sur ce mandat avec cet appareil.

## Annulation

cancel-title = Annuler le mandat
cancel-ask = Pourquoi annuler ?
cancel-text = Une annulation n’est pas indemnisée. Si la ligne est morte ou s’il manque du matériel, faites plutôt le check-out.
cancel-note = En quelques mots
cancel-confirm = Confirmer l’annulation
cancel-customer-text = Le client n’est pas là ou ne veut plus.
cancel-technician-text = Vous ne pouvez pas venir.
cancel-other-text = Décrivez, s’il vous plaît.
cancel-transfer-point-text = Motif : Client. Vous pourrez ensuite ouvrir un nouvel ordre de service.

## Ordre de service

order-title = Nouvel ordre de service
order-from = Du mandat { $number }
order-taken-over = Repris
order-wish = Quand la visite doit-elle avoir lieu ?
order-date = Un jour précis
order-date-label = Jour souhaité
order-customer = Client
order-customer-text = Repris du mandat. À vérifier.
order-note = Ce qu’il faut faire
order-confirm = Ouvrir l’ordre de service

## Abandon d’un formulaire

discard = Abandonner
discard-title = Abandonner ce qui est commencé ?
discard-text = Les réponses de ce formulaire sont supprimées. Le mandat reste tel quel.
discard-do = Oui, abandonner
discard-keep = Garder

## Indemnités

claims-title = Indemnités
claims-open = En suspens
claims-empty = Pas encore d’indemnité
claims-empty-text = Quand un mandat de partenaire échoue et que vous faites le check-out complet, l’indemnité est ici avec sa date.
claims-due = jusqu’au { $date }
claims-days = { $days ->
    [0] à payer aujourd’hui
    [one] encore { $days } jour
   *[other] encore { $days } jours
}
claims-overdue = { $days ->
    [one] en retard de { $days } jour
   *[other] en retard de { $days } jours
}
claims-overdue-text = Appelez le bureau et indiquez le Service ID.
claims-forecast = Prévision, pas encore acceptée
claims-job = Mandat { $number }
claims-paid-on = payée le { $date }

claim-trouble-blocked = Le bureau vérifie cette indemnité avant de la payer.
claim-trouble-blocked-next = Vous n’avez rien à faire. La date reste la même.
claim-trouble-withdrawn = Le bureau l’a retirée.
claim-trouble-withdrawn-next = Rien n’est payé. Si vous n’êtes pas d’accord, appelez le bureau et indiquez le Service ID.
claim-trouble-refused = La banque n’a pas exécuté le paiement.
claim-trouble-returned = L’argent est revenu de la banque.
claim-trouble-bank-next = Le bureau paie une nouvelle fois. La date reste la même.
claim-trouble-part_paid = { $paid } sont payés, { $rest } sont encore à venir.
claim-trouble-part_paid-next = Le bureau s’occupe du reste. Vous n’avez rien à faire ; appelez si vous avez des questions.
claim-trouble-unknown = Quelque chose s’est mal passé que cette app ne connaît pas encore.
claim-trouble-unknown-next = Mettez l’app à jour, ou appelez le bureau et indiquez le Service ID.
claim-trouble-reason = Raison donnée par le bureau : « { $reason } »
claim-trouble-bank-text = La banque écrit : « { $text } »
claim-trouble-bank-code = Code de la banque : { $code }

bank-account_unknown = La banque ne connaît pas ce compte.
bank-account_closed = Le compte est clôturé.
bank-account_blocked = Le compte est bloqué.
bank-account_unfit = Le compte n’accepte pas un tel paiement.
bank-holder_differs = Le nom ou l’adresse ne correspond pas à ce compte.
bank-holder_deceased = Selon la banque, le titulaire de ce compte est décédé.
bank-forbidden = La banque n’a pas le droit de payer, pour des raisons légales.
bank-sent_back = L’argent a été renvoyé depuis ce compte.
bank-our_side = Votre compte n’est pas en cause : c’est l’ordre ou le compte du bureau, ou le système de la banque.
bank-unsaid = La banque ne dit pas pourquoi.
bank-other = La banque donne une raison à elle.

bank-do-account_unknown = Vérifiez avec le bureau le numéro de votre compte.
bank-do-account_closed = Indiquez votre nouveau compte au bureau.
bank-do-account_blocked = Demandez la raison à votre banque, ou indiquez un autre compte au bureau.
bank-do-account_unfit = Indiquez un autre compte au bureau.
bank-do-holder_differs = Vérifiez avec le bureau à quel nom est votre compte.
bank-do-holder_deceased = Appelez le bureau : le nom et le compte doivent être corrigés.
bank-do-forbidden = Demandez à votre banque et appelez le bureau.
bank-do-sent_back = Vérifiez votre compte avec le bureau.
bank-do-our_side = Vous n’avez rien à faire.
bank-do-unsaid = Vérifiez avec le bureau si votre compte est juste.
bank-do-other = Vérifiez avec le bureau si votre compte est juste.

account-title = Votre compte
account-news = Du nouveau sur votre compte
account-new = Nouveau
account-waiting = Le { $at }, un compte se terminant par { $ending } a été saisi pour vous. Une deuxième personne au bureau doit le confirmer ; rien n’y est versé avant.
account-used_later = Votre argent va sur le compte se terminant par { $ending } dès le { $from }. Jusque-là, rien n’est payé.
account-used = Votre argent va sur le compte se terminant par { $ending }, depuis le { $from }.
account-replaced = Le compte se terminant par { $ending } n’est plus utilisé ; un autre l’a remplacé.
account-declined = Un compte se terminant par { $ending } a été saisi pour vous et n’a pas été confirmé ({ $at }). Rien n’y est versé.
account-unknown = Quelque chose a changé à votre compte que cette app ne connaît pas encore. Mettez l’app à jour, ou appelez le bureau.
account-none = Le bureau n’a pas de compte à votre nom. Pour qu’il puisse vous payer, donnez-lui votre IBAN.
account-not-you = Cela ne vient pas de vous ? Appelez tout de suite le bureau.
account-earlier = Avant

## En attente

waiting-title = En attente
waiting-needs-you = Pas encore réglé
waiting-unsent = Pas encore de réponse
waiting-drafts = Formulaires commencés
waiting-empty = Tout est envoyé
waiting-empty-text = Le bureau a tout ce que vous avez fait.
waiting-attempts = { $count ->
    [0] pas encore essayé
    [one] essayé { $count } fois
   *[other] essayé { $count } fois
}
waiting-seen = J’ai lu
waiting-resume = Continuer
waiting-office = Le bureau l’examine. Vous n’avez rien à faire ; appelez si vous avez des questions.
hand-over = Remettre sous forme de fichier
hand-over-text = S’il n’y a pas de réseau pour longtemps, le bureau peut lire votre travail dans un fichier. S’il est encore envoyé après, il ne compte qu’une fois.
hand-over-do = Créer le fichier
hand-over-made = { $count ->
    [one] { $count } étape dans le fichier
   *[other] { $count } étapes dans le fichier
}
hand-over-left-out = { $count ->
    [one] { $count } autre étape n’y a pas de place et attend.
   *[other] { $count } autres étapes n’y ont pas de place et attendent.
}
hand-over-share = Partager
hand-over-save = Télécharger
hand-over-path = Il se trouve sur cet appareil :
hand-over-copy = Copier le chemin
draft-check_out = Check-out
draft-cancellation = Annulation
draft-service_order = Ordre de service

## Réglages

settings-title = Réglages
settings-language = Langue
settings-language-system = Comme l’appareil
settings-theme = Couleurs
settings-theme-system = Comme l’appareil
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-theme-sun = Soleil
settings-theme-sun-text = Noir sur blanc, très contrasté pour l’extérieur.
settings-sync = Synchronisation
settings-last = Dernière réussie
settings-waiting = Pas encore de réponse
settings-who = Connecté
settings-technician = Technicien
settings-office = Bureau
settings-server = Serveur
settings-version = Version
sign-out = Se déconnecter
sign-out-title = Se déconnecter de cet appareil ?
sign-out-text = Vos mandats disparaissent de cet appareil. Pour vous reconnecter, il faut un nouveau code du bureau.
sign-out-do = Oui, se déconnecter
sign-out-refused = Déconnexion pas encore possible
sign-out-look = Voir ce qui attend
