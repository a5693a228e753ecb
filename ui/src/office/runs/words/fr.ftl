# Mots des lots de paiement.

pay-runs-title = Lots de paiement
pay-runs-empty-title = Pas encore de lot de paiement
pay-runs-empty-lead = Dès que des indemnités sont approuvées, ce qu’un lot paierait maintenant figure ci-dessus.
pay-runs-list = Lots précédents
pay-runs-column-on = Exécution
pay-runs-column-made = Créé
pay-runs-column-payments = Paiements
pay-runs-column-total = Somme
pay-runs-column-kept-out = Écartés
pay-runs-column-approved = Approuvé par
pay-runs-column-progress = État à la banque

run-next-title = Prochain lot
run-next-payments = Paiements
run-next-total = Somme
run-next-on = Exécution le
run-next-from = Du compte
run-next-kept-out = Écartés
run-next-nothing = Rien n’est à payer maintenant. Les indemnités approuvées sont proposées dès six semaines après la visite.
run-make = Créer et contrôler le lot
run-look = Voir la proposition
run-no-account-title = Il manque un compte à débiter
run-no-account-lead = Un lot en { $currency } nécessite un compte de l’entreprise que la banque débite.
run-to-settings = Vers les réglages

proposal-title = Proposition pour le prochain lot
proposal-lead = Ce que paierait un lot créé maintenant. Rien n’est encore enregistré.
proposal-currency = Monnaie
proposal-early = Aussi les suivantes
proposal-early-hint = Inclut aussi les indemnités qui seraient proposées plus tard.
proposal-payments = Ce qui est payé
proposal-empty-title = Rien à payer
proposal-empty-lead = Aucune indemnité ne peut être payée maintenant. Ci-dessous figure ce qui est écarté, et pourquoi.

run-title = Lot de paiement du { $date }
run-steps = Étapes
run-step-made = Créé
run-step-checked = Contrôlé
run-step-approved = Approuvé
run-step-exported = Exporté
run-step-answered = La banque a répondu
run-todo-made = Créer
run-todo-checked = Contrôler
run-todo-approved = Approuver
run-todo-exported = Exporter
run-todo-answered = Réponse de la banque
run-step-done = fait
run-step-now = maintenant
run-step-open = à venir
run-step-by = { $name }, { $moment }

run-do-check = Contrôler
run-do-check-lead = Les fichiers sont écrits et lus selon les règles de la banque. Rien n’est payé par là.
run-do-approve = Approuver
run-do-approve-lead = Une deuxième personne approuve exactement ces fichiers. Toute modification du lot annule l’approbation.
run-do-export = Exporter et télécharger
run-do-export-lead = Déposez ensuite le fichier dans l’e-banking. Dès lors, chaque paiement du lot est considéré comme remis à la banque.
run-done-lead = Les fichiers sont exportés. Ce que dit la banque figure ici dès que son fichier est lu.
run-dropped-lead = Ce lot a été abandonné. Ses indemnités sont de nouveau libres pour un nouveau lot.
run-complete = Le lot est terminé : la banque a dit de chaque paiement ce qu’il est devenu.
run-not-you = Vous ne pouvez pas le faire
run-link-copy = Copier le lien pour la deuxième personne
run-link-copied = Lien copié
run-drop = Abandonner le lot
run-protocol = Procès-verbal (PDF)

run-facts = Lot
run-fact-on = Exécution le
run-fact-from = Du compte
run-fact-payments = Paiements
run-fact-total = Somme

run-files = Fichiers pour la banque
run-files-lead = Qui approuve, approuve exactement ces fichiers : la somme de contrôle est l’empreinte de leur contenu.
run-file-hash = SHA-256
run-file-payments = Paiements
run-file-download = Télécharger
run-file-download-named = Télécharger le fichier { $name }

run-progress = Ce que la banque a dit
run-progress-bar = { $booked } sur { $total } comptabilisés
run-progress-booked = Comptabilisés
run-progress-accepted = Acceptés, pas encore comptabilisés
run-progress-exported = Pas encore de réponse
run-progress-rejected = Refusés
run-progress-returned = Retournés
run-progress-unclear = Incertains
run-progress-short = { $booked } sur { $total } comptabilisés
run-progress-not-yet = Pas encore exporté
run-progress-trouble = { $count ->
    [one] 1 a besoin de vous
   *[other] { $count } ont besoin de vous
}
run-progress-import = Lire la réponse ou l’extrait de la banque

run-changed = Ce qui se lit autrement à la banque
run-changed-lead = Les banques n’acceptent que certains caractères. Ces textes sont écrits ainsi :
run-changed-part-name = Nom
run-changed-part-remittance = Communication
run-changed-part-other = Texte
run-changed-part = Texte
run-changed-from = Ici
run-changed-to = À la banque
run-payment = Paiement

run-payments = Paiements
run-payments-search = Numéro, nom, IBAN
run-payments-none = Aucun paiement ne correspond.
run-column-number = Numéro
run-column-technician = Technicien
run-column-holder = Titulaire du compte
run-column-iban = Compte
run-column-amount = Montant
run-column-due = Échéance
run-column-pay-by = Payer jusqu’au
run-column-service-id = Service ID
run-column-state = État
run-column-act = Action

run-kept-out = Écartés, et pourquoi
run-kept-out-lead = Ces indemnités n’en retiennent aucune autre. Elles restent ouvertes et sont réexaminées au prochain lot.
run-kept-out-why = Raison
run-kept-out-more = { $count ->
    [one] Afficher 1 de plus
   *[other] Afficher { $count } de plus
}

run-take-out = Retirer
run-take-out-named = Retirer { $number }
run-take-out-title = Retirer { $number } du lot
run-take-out-lead = L’indemnité reste ouverte et peut figurer dans un lot ultérieur. Le contrôle et l’approbation de ce lot ne valent plus.
run-drop-title = Abandonner le lot
run-drop-lead = Rien n’est payé. Toutes les indemnités du lot sont de nouveau libres. Un lot abandonné ne revient pas.

run-history = Historique
run-event-made = Créé, { $payments ->
    [one] 1 paiement
   *[other] { $payments } paiements
}
run-event-changed = Modifié : { $what }
run-event-checked = Contrôlé
run-event-approved = Approuvé
run-event-exported = Exporté
run-event-dropped = Abandonné : { $reason }
