# Die Wörter der App. Schweizer Rechtschreibung.

product = Einsatz
not-found-title = Nicht gefunden

## Unten

nav = Bereiche
nav-jobs = Aufträge
nav-claims = Entschädigung
nav-waiting = Wartet
nav-settings = Mehr

## Koppeln

pair-title = Dieses Gerät koppeln
pair-lead = Das Büro zeigt Ihnen eine Adresse und einen Code. Der Code gilt zehn Minuten und nur einmal.
pair-server = Adresse des Büros
pair-server-hint = Zum Beispiel https://buero.example
pair-code = Kopplungscode
pair-code-hint = Gross und klein sind gleich, Striche dürfen fehlen.
pair-do = Koppeln
pair-safe = Ohne Empfang arbeiten
pair-safe-text = Nach dem Koppeln sind Ihre Aufträge auf diesem Gerät. Was Sie eingeben, wird sofort hier gespeichert und später gesendet.
pair-anew = Neu koppeln
pair-anew-text = Was noch nicht gesendet ist, bleibt auf diesem Gerät und wird mit der neuen Kopplung gesendet.

pairing-address = Diese Adresse kann nicht stimmen. Sie beginnt mit https:// und hat keine Leerzeichen.
pairing-unreachable = Unter dieser Adresse antwortet niemand. Haben Sie Empfang, und stimmt die Adresse?
pairing-not_our_server = Dort antwortet jemand, aber nicht das Büro. Verlangt das WLAN zuerst eine Anmeldung?
pairing-code_shape = Dieser Code hat nicht die richtige Länge. Bitte noch einmal abschreiben.
pairing-code = Dieser Code ist falsch, schon gebraucht oder älter als zehn Minuten. Das Büro gibt Ihnen einen neuen.
pairing-too_many = Zu viele Versuche. Bitte eine Minute warten.
pairing-update_needed = Diese App passt nicht zum Server. Bitte die App aktualisieren.
pairing-server_update_needed = Der Server ist älter als diese App. Das Büro muss ihn aktualisieren.
pairing-server = Der Server hat gerade selbst eine Störung. Bitte später noch einmal versuchen.
pairing-already_paired = Dieses Gerät ist schon gekoppelt.

## Stand der Verbindung

sync-now = Jetzt abgleichen
sync-busy = Wird abgeglichen …
sync-fresh = Abgeglichen { $ago }
sync-never = Noch nie abgeglichen
sync-offline = Offline
sync-waiting = { $count ->
    [one] { $count } Schritt noch nicht gesendet
   *[other] { $count } Schritte noch nicht gesendet
}
sync-needs-you = { $count ->
    [one] { $count } Schritt ist noch nicht geklärt
   *[other] { $count } Schritte sind noch nicht geklärt
}
sync-next = Nächster Versuch um { $time }
sync-look = Anschauen

trouble-offline = Kein Empfang
trouble-offline-text = Arbeiten Sie einfach weiter. Alles wird hier gespeichert und gesendet, sobald wieder Empfang da ist.
trouble-captive_portal = Das WLAN verlangt eine Anmeldung
trouble-captive_portal-text = Melden Sie sich im WLAN an oder schalten Sie es aus. Ihre Arbeit ist hier gespeichert.
trouble-server = Der Server hat eine Störung
trouble-server-text = Er wird von selbst wieder versucht. Ihre Arbeit ist hier gespeichert.
trouble-unreadable = Die Antwort kam nicht ganz an
trouble-unreadable-text = Sie wird von selbst noch einmal geholt. Ihre Arbeit ist hier gespeichert.
trouble-too_large = Die Antwort ist zu gross
trouble-too_large-text = So antwortet unser Server nicht. Ihre Arbeit ist hier gespeichert. Bitte das Büro informieren.
trouble-revoked = Das Büro hat dieses Gerät gesperrt
trouble-revoked-text = Es bekommt keine Aufträge mehr. Was hier gespeichert ist, bleibt und wird noch abgeliefert. Bitte das Büro anrufen.
trouble-update_needed = Bitte die App aktualisieren
trouble-update_needed-text = Der Server spricht mit dieser Version nicht mehr. Ihre Arbeit ist hier gespeichert und wird nach dem Aktualisieren gesendet.
trouble-server_update_needed = Der Server ist zu alt
trouble-server_update_needed-text = Er versteht diese App noch nicht. Ihre Arbeit ist hier gespeichert und wird gesendet, sobald das Büro ihn aktualisiert hat.
trouble-storage_full = Der Speicher des Geräts ist voll
trouble-storage_full-text = Bitte Platz schaffen. Was schon gespeichert ist, ist sicher.
storage-full = Der Speicher des Geräts ist voll
storage-full-text = Was gespeichert ist, ist sicher und wird gesendet. Angefangene Formulare können Sie fertig machen. Für Neues bitte zuerst Platz schaffen.
cloned = Zwei Geräte benutzen diese Kopplung
cloned-text = So ist es nach einer wiederhergestellten Sicherung oder mit einem zweiten Gerät. Was hier gespeichert ist, bleibt. Lassen Sie sich vom Büro einen Code geben und koppeln Sie dieses Gerät neu.

clock-off = Die Uhr dieses Geräts geht falsch
clock-off-text = { $minutes ->
    [one] Etwa { $minutes } Minute
   *[other] Etwa { $minutes } Minuten
} Unterschied zum Server. Bitte die automatische Uhrzeit einschalten. Nichts geht deswegen verloren.
moved-aside = Die Datenbank war beschädigt
moved-aside-text = Gespeicherte Arbeit ist wieder da, die Aufträge kommen vom Büro. Die alte Datei wurde nicht gelöscht, sondern beiseitegelegt: { $place }.

## Fehler

error-title = Das hat nicht geklappt
error-unsent_work = Abmelden geht noch nicht. Nicht gesendet: { $waiting }. Offene Formulare: { $drafts }. Nichts wurde gelöscht.
error-not_paired = Dieses Gerät ist nicht gekoppelt.
error-nothing_to_open = Dazu ist nichts hinterlegt.
error-nothing_waiting = Es wartet nichts, das zu übergeben wäre.
error-restart_needed = Der Speicher dieses Geräts hat versagt. Was vorher gespeichert war, ist sicher, das Letzte nicht. Bitte die App schliessen und wieder öffnen.
error-storage_full = Der Speicher des Geräts ist voll. Das Letzte wurde nicht gespeichert, alles davor ist sicher. Bitte Platz schaffen und noch einmal versuchen.
error-database_newer = Die Daten auf diesem Gerät stammen von einer neueren App. Sie sind unberührt. Bitte die App aktualisieren.
error-broken = Etwas ist kaputtgegangen. Was gespeichert war, ist sicher. ({ $message })
not-saved = Noch nicht gespeichert

## Aufträge

jobs-title = Aufträge
jobs-section = Zeitraum
jobs-today = Heute
jobs-coming = Später
jobs-done = Erledigt
jobs-search = Kunde, Ort, Nummer
jobs-found = { $count ->
    [one] { $count } Auftrag
   *[other] { $count } Aufträge
}
jobs-empty-today = Heute ist nichts offen
jobs-empty-today-text = Neue Aufträge erscheinen hier von selbst. Schauen Sie, was später kommt.
jobs-empty-coming = Nichts geplant
jobs-empty-coming-text = Sobald das Büro Ihnen einen Auftrag zuteilt, steht er hier.
jobs-empty-done = Noch nichts erledigt
jobs-empty-done-text = Abgeschlossene Aufträge bleiben hier zum Nachschauen.
jobs-empty-search = Nichts gefunden
jobs-empty-search-text = In diesem Bereich passt kein Auftrag zu «{ $search }».
jobs-first = Aufträge werden geholt …
jobs-first-text = Beim ersten Mal dauert es einen Augenblick.
jobs-overdue = Seit { $date }
draft-open = Formular offen

delivery-saved = Auf diesem Gerät gespeichert
delivery-sent = Gesendet
delivery-accepted = Angenommen
delivery-needs_you = Braucht Sie
delivery-needs_you-text = Das Büro muss es anschauen.
delivery-parked = Beim Büro
rejected-by-office = Vom Büro abgelehnt: { $reason }
accepted-by-office = Vom Büro angenommen: { $reason }
evidence-by-office = Vom Büro nur als Beleg behalten. Eine Entschädigung gibt es daraus nicht. Begründung: { $reason }
delivery-evidence = Nur Beleg
operation-confirmed = Letzter bestätigter Stand: { $moment }
delivery-short-saved = Nicht gesendet
delivery-short-sent = Gesendet
delivery-short-accepted = Angenommen
delivery-short-needs_you = Braucht Sie
delivery-short-parked = Beim Büro

## Ein Auftrag

job-title = Auftrag { $number }
job-when = Wann
job-where = Wohin
job-map = Karte
job-call = Anrufen
job-access = Zugang
job-instructions = Was zu tun ist
job-for = Im Auftrag von
job-direct = Direkter Auftrag
job-copy-service-id = Service ID kopieren
job-no-service-id = Keine Service ID
job-history = Was Sie getan haben
job-history-empty = Auf diesem Gerät noch nichts.
job-confirmed = Vom Server bestätigt { $ago }
job-confirmed-never = Vom Server noch nicht bestätigt
job-confirmed-last = Zuletzt vom Server bestätigt: { $moment }
job-gone = Dieser Auftrag ist nicht mehr Ihrer
job-gone-text = Was Sie daran getan haben, geht nicht verloren. Das Büro schaut es an.
job-failed-cause = Ursache: { $cause }
job-note = Bemerkung
job-cancelled-by = Grund: { $reason }
job-since = seit { $time }
job-more = Weiteres
job-stop-work = Nicht weiterarbeiten
job-stop-work-text = UP-Auftrag mit toter Linie: Unter diesem Auftrag keine weiteren Installationsarbeiten ausführen.
job-follow-up = Neuer Serviceauftrag
job-claim = Entschädigung
do-check-in = Check-in
do-check-out = Check-out
do-check-out-continue = Check-out fortsetzen
do-cancel = Auftrag abbrechen
do-cancel-continue = Abbruch fortsetzen
do-service-order = Neuen Serviceauftrag eröffnen
do-service-order-continue = Serviceauftrag fortsetzen
do-result = Stand anschauen

## Check-in

check-in-title = Sind Sie beim Kunden?
check-in-text = Die Ankunft wird mit der Uhrzeit dieses Geräts festgehalten: { $time }.
check-in-do = Jetzt einchecken
check-in-not-yet = Noch nicht

## Check-out

check-out-title = Check-out
check-out-step = Schritt { $step } von { $steps }
check-out-way = Übersicht
check-out-way-title = Der Weg durch das Formular
check-out-answered = beantwortet
check-out-open = offen
check-out-current = hier sind Sie
next = Weiter
leave-form = Pause
form-kept = Jede Antwort ist gespeichert. Sie können jederzeit weggehen.

ask-successful = Ist der Auftrag erfolgreich abgeschlossen?
ask-successful-text = Wenn etwas fehlt oder die Linie tot ist, führt Sie die App durch den Störfall.
ask-third_party = Ist ein Dritter beteiligt?
ask-third_party-text = Ja, wenn die Linie nicht aktiviert ist, der Router nicht synchronisiert oder Material fehlt.
ask-call = Hat { $partner } den Störfall am Telefon bestätigt?
ask-call-text = Rufen Sie zuerst die Helpline an. Ohne den Anruf gibt es keine Entschädigung.
ask-technician_visit = Muss ein Techniker von { $partner } kommen?
ask-technician_visit-text = So, wie es Ihnen am Telefon gesagt wurde.
ask-cause = Was ist die Ursache?
ask-cause-text = Genau eine, so wie am Telefon besprochen.
ask-reason = Was ist passiert?
ask-reason-text = In Ihren Worten, damit das Büro es versteht.
ask-confirm = Stimmt alles?

answer-successful-yes = Ja, erledigt
answer-successful-no = Nein, nicht erfolgreich
answer-carrier-yes = Ja, { $partner }
answer-carrier-no = Nein, niemand
answer-call-yes = Ja, bestätigt
answer-call-no = Nein, niemanden erreicht
answer-call-no-note = Der Bericht wird gespeichert, aber keine Entschädigung versprochen.
answer-visit-yes = Ja, ein Techniker muss kommen
answer-visit-no = Nein, nicht nötig
the-carrier = der Netzbetreiber

helpline-title = Helpline { $partner }
helpline-call = { $number } anrufen
helpline-dialled = Gewählt um { $time }
helpline-dialled-times = { $count ->
    [one] { $count }-mal gewählt, zuletzt um { $time }
   *[other] { $count }-mal gewählt, zuletzt um { $time }
}
helpline-not-dialled = Noch nicht von hier aus gewählt
contact-hint = Name der Person am Telefon
reference-hint = Falls Sie eine Nummer bekommen haben

## Zusammenfassung

summary-get = Das bekommen Sie
summary-due = spätestens am { $date }
summary-weeks = { $weeks ->
    [one] innerhalb von { $weeks } Woche auf Ihrem Bankkonto
   *[other] innerhalb von { $weeks } Wochen auf Ihrem Bankkonto
}
summary-under = Unter der Service ID
summary-sample = Der Betrag ist ein erfundenes Beispiel. Das Büro legt die echten Beträge fest.
summary-nothing = So gibt es keine Entschädigung
summary-nothing-text = Sie können trotzdem bestätigen. Der Bericht wird gespeichert und das Büro sieht ihn.
summary-mend = Beheben
summary-done = Auftrag erledigt
summary-done-text = Es gibt nichts zu entschädigen.
summary-answers = Ihre Antworten
summary-change = Ändern: { $question }
summary-confirm = Check-out bestätigen
summary-note = Bemerkung für das Büro
summary-open = Es ist noch etwas offen.

mend-partnership = Direkte Aufträge werden nicht entschädigt.
mend-procedure = Es kommt mit dem nächsten Abgleich. Haben Sie Empfang?
mend-service_id = Das Büro kann sie ergänzen. Rufen Sie es an, bevor Sie gehen.
mend-third_party = Ist der Netzbetreiber doch beteiligt?
mend-call = Rufen Sie die Helpline an.
mend-call_not_reached = Versuchen Sie es noch einmal, bevor Sie gehen.
mend-technician_visit = Bitte beantworten.
mend-cause = Bitte wählen.
mend-compensation = Stimmt die gewählte Ursache?

## Fertig

done-check-in = Eingecheckt
done-check-out = Check-out gemacht
done-cancel = Auftrag abgebrochen
done-request_service_order = Serviceauftrag eröffnet
done-leave = Sie können gehen
done-leave-text = Alles ist auf diesem Gerät gespeichert und wird gesendet, sobald Empfang da ist.
done-leave-accepted = Das Büro hat es. Sie müssen nichts mehr tun.
done-needs-you = Das Büro muss es anschauen
done-state = Stand der Übermittlung
done-state-saved-text = Sicher auf diesem Gerät.
done-state-sent-text = Unterwegs zum Büro.
done-state-accepted-text = Das Büro hat es angenommen.
done-step-done = erreicht
done-step-open = kommt noch
done-next = Wie es weitergeht
done-offer = Möchte der Kunde einen neuen Termin?
done-offer-text = Eröffnen Sie jetzt einen Serviceauftrag. Die Kundendaten sind schon ausgefüllt.
done-to-jobs = Zu den Aufträgen
done-to-job = Auftrag anschauen
done-claim-text = { $amount } bis { $date } unter der Service ID { $service_id }
done-no-claim = Keine Entschädigung aus diesem Auftrag.
done-nothing = An diesem Auftrag wurde auf diesem Gerät noch nichts getan.

## Abbrechen

cancel-title = Auftrag abbrechen
cancel-ask = Warum wird abgebrochen?
cancel-text = Ein Abbruch gibt keine Entschädigung. Ist die Linie tot oder fehlt Material, machen Sie stattdessen den Check-out.
cancel-note = In Worten
cancel-confirm = Abbruch bestätigen
cancel-customer-text = Der Kunde ist nicht da oder will nicht mehr.
cancel-technician-text = Sie können nicht kommen.
cancel-other-text = Bitte beschreiben.
cancel-transfer-point-text = Grund: Kunde. Danach können Sie einen neuen Serviceauftrag eröffnen.

## Serviceauftrag

order-title = Neuer Serviceauftrag
order-from = Aus Auftrag { $number }
order-taken-over = Übernommen
order-wish = Wann soll der Besuch sein?
order-date = An einem bestimmten Tag
order-date-label = Gewünschter Tag
order-customer = Kunde
order-customer-text = Aus dem Auftrag übernommen. Bitte prüfen.
order-note = Was zu tun ist
order-confirm = Serviceauftrag eröffnen

## Formular verwerfen

discard = Verwerfen
discard-title = Angefangenes verwerfen?
discard-text = Die Antworten dieses Formulars werden gelöscht. Der Auftrag bleibt, wie er ist.
discard-do = Ja, verwerfen
discard-keep = Behalten

## Entschädigung

claims-title = Entschädigung
claims-open = Ausstehend
claims-empty = Noch keine Entschädigung
claims-empty-text = Wenn ein Partnerauftrag scheitert und Sie den Check-out vollständig machen, steht sie hier mit Datum.
claims-due = bis { $date }
claims-days = { $days ->
    [0] heute fällig
    [one] noch { $days } Tag
   *[other] noch { $days } Tage
}
claims-overdue = { $days ->
    [one] seit { $days } Tag überfällig
   *[other] seit { $days } Tagen überfällig
}
claims-overdue-text = Rufen Sie das Büro an und nennen Sie die Service ID.
claims-forecast = Vorschau, noch nicht angenommen
claims-job = Auftrag { $number }
claims-paid-on = bezahlt am { $date }

claim-trouble-blocked = Das Büro prüft diese Entschädigung, bevor sie bezahlt wird.
claim-trouble-blocked-next = Sie müssen nichts tun. Das Datum bleibt, wie es ist.
claim-trouble-withdrawn = Das Büro hat sie zurückgezogen.
claim-trouble-withdrawn-next = Es wird nichts bezahlt. Sehen Sie es anders, rufen Sie das Büro an und nennen Sie die Service ID.
claim-trouble-refused = Die Bank hat die Zahlung nicht ausgeführt.
claim-trouble-returned = Das Geld ist von der Bank zurückgekommen.
claim-trouble-bank-next = Das Büro bezahlt noch einmal. Das Datum bleibt, wie es ist.
claim-trouble-part_paid = { $paid } sind bezahlt, { $rest } kommen noch.
claim-trouble-part_paid-next = Das Büro klärt den Rest. Sie müssen nichts tun; bei Fragen rufen Sie an.
claim-trouble-unknown = Etwas ging schief, das diese App noch nicht kennt.
claim-trouble-unknown-next = Bitte aktualisieren Sie die App, oder rufen Sie das Büro an und nennen Sie die Service ID.
claim-trouble-reason = Grund, den das Büro nennt: «{ $reason }»
claim-trouble-bank-text = Die Bank schreibt: «{ $text }»
claim-trouble-bank-code = Code der Bank: { $code }

bank-account_unknown = Die Bank kennt dieses Konto nicht.
bank-account_closed = Das Konto ist aufgelöst.
bank-account_blocked = Das Konto ist gesperrt.
bank-account_unfit = Das Konto nimmt eine solche Zahlung nicht an.
bank-holder_differs = Name oder Adresse gehören nicht zu diesem Konto.
bank-holder_deceased = Laut der Bank ist der Inhaber dieses Kontos verstorben.
bank-forbidden = Die Bank darf aus rechtlichen Gründen nicht zahlen.
bank-sent_back = Es wurde von diesem Konto zurückgeschickt.
bank-our_side = Es liegt nicht an Ihrem Konto, sondern am Auftrag oder Konto des Büros oder an der Bank.
bank-unsaid = Die Bank sagt nicht, warum.
bank-other = Die Bank nennt einen eigenen Grund.

bank-do-account_unknown = Prüfen Sie mit dem Büro die Nummer Ihres Kontos.
bank-do-account_closed = Geben Sie dem Büro Ihr neues Konto an.
bank-do-account_blocked = Fragen Sie Ihre Bank, warum, oder geben Sie dem Büro ein anderes Konto an.
bank-do-account_unfit = Geben Sie dem Büro ein anderes Konto an.
bank-do-holder_differs = Prüfen Sie mit dem Büro, auf welchen Namen Ihr Konto lautet.
bank-do-holder_deceased = Rufen Sie das Büro an: Name und Konto müssen berichtigt werden.
bank-do-forbidden = Fragen Sie Ihre Bank und rufen Sie das Büro an.
bank-do-sent_back = Prüfen Sie mit dem Büro Ihr Konto.
bank-do-our_side = Sie müssen nichts tun.
bank-do-unsaid = Prüfen Sie mit dem Büro, ob Ihr Konto stimmt.
bank-do-other = Prüfen Sie mit dem Büro, ob Ihr Konto stimmt.

account-title = Ihr Konto
account-news = Neues zu Ihrem Konto
account-new = Neu
account-waiting = Am { $at } wurde für Sie ein Konto mit den letzten Zeichen { $ending } erfasst. Eine zweite Person im Büro muss es bestätigen; vorher wird nichts darauf bezahlt.
account-used_later = Ihr Geld geht ab { $from } auf das Konto mit den letzten Zeichen { $ending }. Bis dahin wird nichts bezahlt.
account-used = Ihr Geld geht auf das Konto mit den letzten Zeichen { $ending }, seit { $from }.
account-replaced = Das Konto mit den letzten Zeichen { $ending } wird nicht mehr benutzt; ein anderes hat es ersetzt.
account-declined = Für Sie wurde ein Konto mit den letzten Zeichen { $ending } erfasst und nicht bestätigt ({ $at }). Es wird nichts darauf bezahlt.
account-unknown = An Ihrem Konto hat sich etwas geändert, das diese App noch nicht kennt. Bitte aktualisieren Sie die App, oder rufen Sie das Büro an.
account-none = Das Büro hat kein Konto von Ihnen. Damit es Sie bezahlen kann, geben Sie ihm Ihre IBAN an.
account-not-you = Kommt das nicht von Ihnen? Rufen Sie sofort das Büro an.
account-earlier = Früher

## Wartet

waiting-title = Wartet
waiting-needs-you = Noch nicht geklärt
waiting-unsent = Noch nicht beantwortet
waiting-drafts = Angefangene Formulare
waiting-empty = Alles ist gesendet
waiting-empty-text = Das Büro hat alles, was Sie getan haben.
waiting-attempts = { $count ->
    [0] noch nicht versucht
    [one] { $count }-mal versucht
   *[other] { $count }-mal versucht
}
waiting-seen = Habe ich gelesen
waiting-resume = Weitermachen
waiting-office = Das Büro schaut es an. Sie müssen nichts tun; bei Fragen rufen Sie an.
hand-over = Als Datei übergeben
hand-over-text = Ist länger kein Empfang zu erwarten, kann das Büro Ihre Arbeit aus einer Datei einlesen. Wird sie danach noch gesendet, zählt sie nur einmal.
hand-over-do = Datei erstellen
hand-over-made = { $count ->
    [one] { $count } Schritt in der Datei
   *[other] { $count } Schritte in der Datei
}
hand-over-left-out = { $count ->
    [one] { $count } weiterer Schritt hat keinen Platz darin und wartet.
   *[other] { $count } weitere Schritte haben keinen Platz darin und warten.
}
hand-over-share = Teilen
hand-over-save = Herunterladen
hand-over-path = Sie liegt auf diesem Gerät:
hand-over-copy = Pfad kopieren
draft-check_out = Check-out
draft-cancellation = Abbruch
draft-service_order = Serviceauftrag

## Einstellungen

settings-title = Einstellungen
settings-language = Sprache
settings-language-system = Wie das Gerät
settings-theme = Farben
settings-theme-system = Wie das Gerät
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-theme-sun = Sonne
settings-theme-sun-text = Schwarz auf Weiss, mit starkem Kontrast für draussen.
settings-sync = Abgleich
settings-last = Letzter Erfolg
settings-waiting = Noch nicht beantwortet
settings-who = Angemeldet
settings-technician = Techniker
settings-office = Büro
settings-server = Server
settings-version = Version
sign-out = Abmelden
sign-out-title = Von diesem Gerät abmelden?
sign-out-text = Ihre Aufträge verschwinden von diesem Gerät. Zum Anmelden braucht es einen neuen Code vom Büro.
sign-out-do = Ja, abmelden
sign-out-refused = Abmelden geht noch nicht
sign-out-look = Anschauen, was wartet
