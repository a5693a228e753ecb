# Wörter der Büroseiten. Schweizer Rechtschreibung.

product = Einsatz
skip-to-content = Zum Inhalt
navigation = Bereiche
nav-jobs = Aufträge
nav-service-orders = Serviceaufträge
nav-review = Prüfen
nav-claims = Entschädigungen
nav-technicians = Techniker
nav-procedures = Verfahren
nav-group-visits = Einsätze
nav-group-money = Finanzen
nav-finance = Arbeitsvorrat
nav-pay-runs = Zahlungsläufe
nav-bank-files = Bankdateien
nav-bookings = Buchungen
nav-finance-settings = Finanzeinstellungen
sample-banner = Beispieldaten: Personen, Adressen und Beträge sind erfunden.
page-title = { $screen } · Einsatz

role-dispatcher = Disposition
role-finance = Finanzen
role-admin = Verwaltung

live-on = Live
live-on-long = Live: Änderungen erscheinen von selbst.
live-connecting = Verbindet …
live-lost = Server nicht erreichbar
lost-banner = Der Server ist nicht erreichbar. Was Sie sehen, ist der Stand von { $time }. Die Verbindung wird von selbst wieder aufgebaut.
retry-now = Jetzt versuchen

settings-language = Sprache
settings-theme = Farben
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
sign-out = Abmelden
language-de = Deutsch
language-fr = Français
language-it = Italiano
language-en = English

sign-in-title = Anmelden
sign-in-lead = Disposition und Finanzen für Einsätze vor Ort.
sign-in-name = Benutzername
sign-in-password = Passwort
sign-in-show = Passwort zeigen
sign-in-hide = Passwort verbergen
sign-in-go = Anmelden
sign-in-wrong = Name oder Passwort stimmt nicht. Ihre Eingabe ist noch da.
sign-in-again = Ihre Sitzung ist zu Ende. Nach dem Anmelden geht es am selben Ort weiter.

trouble-title = Das hat nicht geklappt
trouble-offline = Der Server antwortet nicht. Nichts ging verloren; versuchen Sie es noch einmal, sobald die Verbindung wieder da ist.
trouble-not_ours = Die Antwort kam nicht vom Einsatz-Server, sondern von etwas dazwischen, zum Beispiel einer Anmeldeseite des Netzes. Gespeicherte Daten sind nicht betroffen.
trouble-signed_out = Ihre Sitzung ist zu Ende. Bitte melden Sie sich wieder an.
trouble-forbidden = Dafür fehlt Ihnen die Berechtigung. Es wurde nichts geändert.
trouble-unknown = Das gibt es nicht, oder nicht mehr.
trouble-refused = Das ist nicht möglich. Es wurde nichts geändert.
trouble-decided = Jemand war schneller: Darüber ist schon entschieden.
trouble-invalid = Der Server kann diese Angaben nicht annehmen. Es wurde nichts geändert. ({ $message })
trouble-too_large = Das ist grösser, als der Server annimmt. Nichts wurde gespeichert.
trouble-too_many = Zu viele Versuche. Bitte warten Sie eine Minute.
trouble-broken = Auf dem Server ist ein Fehler passiert. Gespeicherte Daten sind sicher; versuchen Sie es noch einmal.
trouble-stale = Nicht aktualisiert. Sie sehen den letzten bekannten Stand.

keys-title = Tasten
keys-lead = Die Tasten gelten, wenn kein Eingabefeld aktiv ist.
keys-move = Zeile auf und ab
keys-ends = Erste und letzte Zeile
keys-open = Zeile öffnen
keys-select = Zeile auswählen
keys-search = Suchen
keys-new = Neu
keys-help = Diese Liste
keys-close = Dialog schliessen
keys-letters = Einzelne Buchstaben als Tasten verwenden
keys-show = Tasten anzeigen

all = Alle
nobody = Niemand
from-day = Von
until-day = Bis
filters = Filter
filters-clear = Filter leeren
pager = Seiten
pager-range = { $first }–{ $last } von { $total }
pager-previous = Vorherige Seite
pager-next = Nächste Seite
sort-hint = Spaltentitel sortieren. Pfeiltasten wechseln die Zeile, Enter öffnet.
csv = CSV herunterladen
save-failed = Nicht gespeichert. Ihre Eingaben sind noch da.
not-found-title = Diese Seite gibt es nicht
not-found-lead = Die Adresse führt nirgendwohin.
not-found-go = Zur Übersicht

column-number = Nummer
column-visit = Besuch
column-customer = Kunde
column-place = Ort
column-kind = Art
column-technician = Techniker
column-state = Stand
column-partner = Netzbetreiber

jobs-title = Aufträge
jobs-search = Nummer, Kunde, Adresse, Service ID
jobs-new = Neuer Auftrag
jobs-parked-only = Nur zu prüfende
jobs-parked = { $count ->
    [one] 1 Meldung wartet
   *[other] { $count } Meldungen warten
}
jobs-empty-title = Noch keine Aufträge
jobs-empty-lead = Erfassen Sie den ersten Auftrag; er erscheint beim nächsten Abgleich auf dem Telefon des Technikers.
jobs-empty-finance = Sobald die Disposition Aufträge erfasst, stehen sie hier.
jobs-no-match-title = Kein Auftrag passt
jobs-no-match-lead = Ändern Sie die Suche oder leeren Sie die Filter.
day-today = Heute
day-tomorrow = Morgen
day-yesterday = Gestern

job-title = Auftrag { $number }
job-facts = Auftrag
job-customer = Kunde
job-visit = Besuch
job-instructions = Arbeitsanweisung
job-instructions-none = Keine Arbeitsanweisung.
job-access = Zugang
job-phone = Telefon
job-address = Adresse
job-direct = Direkt gebucht
job-no-service-id = Keine
job-state-since = seit { $moment }
job-state-at = am { $moment }
job-note = Bemerkung des Technikers
job-assign = Zuteilen
job-reassign = Neu zuteilen
job-cancel = Auftrag abbrechen
job-parked-title = Das Büro muss hinsehen
job-open-review = Zum Prüfen
job-parked-lead = { $count ->
    [one] Eine Meldung vom Telefon passt nicht zum Stand des Auftrags. Sie ist aufbewahrt, nichts ging verloren.
   *[other] { $count } Meldungen vom Telefon passen nicht zum Stand des Auftrags. Sie sind aufbewahrt, nichts ging verloren.
}

report-title = Störfallbericht
report-third-party = Dritte beteiligt
report-third-party-carrier = Ja, { $partner }
report-third-party-nobody = Nein, niemand
report-call = Anruf bei der Helpline
report-call-confirmed = Bestätigt
report-call-not_reached = Nicht erreicht
report-call-at = Bestätigt um
report-call-tried = Festgehalten um
report-dialled = Gewählt um
report-dialled-none = Nicht über die App gewählt
report-contact = Gesprochen mit
report-reference = Referenz
report-visit = Besuch eines Technikers des Netzbetreibers
report-visit-yes = Nötig
report-visit-no = Nicht nötig
report-cause = Ursache
report-note = Bemerkung
report-procedure = Verfahren
report-procedure-version = { $partner }, Version { $version }
not-said = Keine Angabe
no-claim = Aus diesem Bericht entsteht keine Entschädigung.

claim-title = Entschädigung
claim-due = Fällig bis
claim-state = Stand
claim-open-list = In der Liste zeigen

orders-of-job = Serviceaufträge
order-from = Entstanden aus einem Serviceauftrag zu { $number }
order-follow-up = Vor Ort eröffnet
order-to-origin = Zum ursprünglichen Auftrag
order-to-job = Zum neuen Auftrag
order-show = In der Liste zeigen

history-title = Verlauf
history-created = Auftrag erfasst
history-assigned = Zugeteilt an { $name }
history-unassigned = Zuteilung aufgehoben
history-cancelled = Vom Büro abgebrochen: { $reason }
history-unknown-action = Unbekannte Meldung
history-parked = Wartet auf das Büro
history-rejected = Abgelehnt: { $reason }
history-happened = Geschehen { $moment }
history-phone = Gerät { $name }
history-clock = Uhr des Geräts ging falsch (zeigte { $moment })
history-claim = Entschädigung { $amount } entstanden, fällig bis { $date }
history-reviewed-accept = { $what } von { $name } so angenommen
history-reviewed-evidence = { $what } von { $name } nur als Beleg behalten
history-reviewed-reject = { $what } von { $name } abgelehnt
history-tried-again = { $what } nach den Regeln nochmals geprüft
history-imported = als Datei gebracht von { $name }
history-scheduled = Serviceauftrag wurde zu
history-declined = Serviceauftrag abgelehnt: { $reason }

assign-title = Auftrag { $number } zuteilen
assign-lead = Der Auftrag erscheint beim nächsten Abgleich auf dem Telefon. Beim bisherigen Techniker verschwindet er, ausser er hat dort noch Ungesendetes.
assign-technician = Techniker
assign-nobody = Niemandem
assign-go = Zuteilen
assign-open-jobs = { $count ->
    [0] keine offenen
    [one] 1 offener
   *[other] { $count } offene
}

cancel-title = Auftrag { $number } abbrechen
cancel-lead = Ein abgebrochener Auftrag kann nicht wieder geöffnet werden. Eine Entschädigung entsteht daraus nicht.
cancel-reason = Grund
cancel-note = In Worten
cancel-note-needed = In Worten, bei «Anderer Grund» nötig
cancel-go = Auftrag abbrechen
cancel-keep = Nicht abbrechen

new-title = Neuer Auftrag
new-what = Was
new-kind = Art
new-partner = Netzbetreiber
new-partner-none = Keiner, direkt gebucht
new-service-id = Service ID
new-service-id-hint = Wie vom Netzbetreiber geschrieben. Die Entschädigung wird unter dieser Nummer ausbezahlt.
new-number = Auftragsnummer
new-number-hint = Leer lassen: Der Server vergibt die nächste.
new-who = Für wen
new-when = Wann und wer
new-date = Tag
new-start = Beginn ab
new-end = Beginn bis
new-technician = Techniker
new-technician-none = Noch niemand
new-access-hint = Stock, Schlüssel, Hund
new-go = Auftrag erfassen
new-kept = Angefangene Eingaben wurden wiederhergestellt.
new-discard = Verwerfen
new-when-needed = Bitte Tag, Beginn und Ende angeben.
new-time-impossible = Diese Zeit gibt es an diesem Tag nicht.

technicians-title = Techniker
technicians-new = Techniker erfassen
technicians-empty-title = Noch keine Techniker
technicians-empty-lead = Erfassen Sie die erste Person und koppeln Sie danach ihr Telefon.
technicians-empty-finance = Sobald die Disposition Techniker erfasst, stehen sie hier.
column-name = Name
column-phone = Telefon
column-devices = Geräte
column-last-seen = Zuletzt gesehen
column-open-jobs = Offene Aufträge
never-seen = Noch nie
no-device = Kein Gerät
technician-new-title = Techniker erfassen
technician-new-go = Erfassen
technician-name = Name
technician-phone = Telefonnummer
technician-jobs = Aufträge zeigen
technician-claims = Entschädigungen zeigen

devices-title = Telefone
devices-empty-title = Noch kein Telefon gekoppelt
devices-empty-lead = Erstellen Sie einen Kopplungscode und geben Sie ihn auf dem Telefon ein.
devices-empty-finance = Die Disposition koppelt Telefone.
device-column-name = Gerät
device-column-paired = Gekoppelt
device-column-seen = Zuletzt gesehen
device-column-operations = Meldungen
device-column-state = Stand
device-column-act = Aktion
device-active = Aktiv
device-revoked = Gesperrt { $moment }
device-revoke = Sperren
device-revoke-named = { $name } sperren
revoke-title = { $name } sperren?
revoke-lead = Das Telefon kann danach nichts mehr lesen. Was darauf noch ungesendet ist, darf es noch abliefern; das Büro prüft es.
revoke-go = Sperren
revoke-keep = Nicht sperren

pairing-go = Kopplungscode
pairing-title = Telefon von { $name } koppeln
pairing-lead = In der App «Koppeln» wählen und den Code scannen oder eintippen. Er gilt einmal und wird nur jetzt gezeigt.
pairing-code = Code
pairing-server = Adresse des Servers
pairing-qr = QR-Code mit Adresse und Code
pairing-left = Noch { $time } gültig
pairing-over = Dieser Code ist abgelaufen.
pairing-used = Das Telefon ist gekoppelt: { $name }
pairing-another = Neuer Code
pairing-copy = Code kopieren
pairing-copied = Code kopiert
pairing-wait = Wartet auf das Telefon …

orders-title = Serviceaufträge
orders-search = Kunde, Adresse, Auftragsnummer, Service ID
orders-tab-requested = Wartend
orders-tab-scheduled = Termin vergeben
orders-tab-declined = Abgelehnt
orders-tab-all = Alle
orders-empty-title = Nichts wartet
orders-empty-lead = Wenn ein Techniker vor Ort einen neuen Serviceauftrag eröffnet, steht er hier.
orders-no-match-title = Kein Serviceauftrag passt
orders-no-match-lead = Ändern Sie die Suche oder den Stand.
orders-column-customer = Kunde
orders-column-origin = Aus Auftrag
orders-column-wish = Wunsch
orders-column-requested = Eröffnet
orders-column-act = Aktion
orders-column-result = Ergebnis
orders-schedule = Termin vergeben
orders-schedule-named = Termin vergeben für { $name }
orders-decline = Ablehnen
orders-decline-named = Serviceauftrag von { $name } ablehnen
schedule-title = Termin für { $name }
schedule-lead = Kundendaten und Service ID kommen aus dem Serviceauftrag.
schedule-go = Auftrag erstellen
schedule-done = Auftrag { $number } erstellt
schedule-open = Öffnen
schedule-wish = Wunsch des Kunden
decline-title = Serviceauftrag von { $name } ablehnen
decline-lead = Der Techniker liest den Grund auf seinem Telefon.
decline-reason = Grund
decline-go = Ablehnen
decline-done = Serviceauftrag abgelehnt

claims-title = Entschädigungen
claims-search = Service ID, Auftragsnummer, Techniker
claims-overdue-only = Nur überfällige
claims-column-service-id = Service ID
claims-column-job = Auftrag
claims-column-cause = Ursache
claims-column-checked-out = Check-out
claims-column-due = Fällig bis
claims-column-left = Frist
claims-column-amount = Betrag
claims-sum = Summe
claims-overdue = Überfällig
claims-count = Anzahl
claims-left = { $days ->
    [0] heute fällig
    [one] noch 1 Tag
   *[other] noch { $days } Tage
}
claims-late = { $days ->
    [one] 1 Tag überfällig
   *[other] { $days } Tage überfällig
}
claims-empty-title = Noch keine Entschädigungen
claims-empty-lead = Sobald ein Techniker einen Störfall mit bestätigtem Anruf abschliesst, steht die Entschädigung hier.
claims-no-match-title = Keine Entschädigung passt
claims-no-match-lead = Ändern Sie die Suche oder leeren Sie die Filter.
claims-due-from = Fällig von
claims-due-until = Fällig bis

procedures-title = Verfahren
procedures-lead = Beträge, Frist und Helpline je Netzbetreiber. Eine veröffentlichte Version ändert sich nie; ein Bericht behält die Version, mit der er gemacht wurde.
procedures-new = Neue Version
procedures-empty-title = Noch kein Verfahren
procedures-empty-lead = Ohne Verfahren wird keine Entschädigung versprochen. Die Verwaltung richtet es auf dem Server ein.
procedure-version = Version { $version }
procedure-valid = gültig ab { $date }
procedure-in-force = In Kraft
procedure-coming = Kommt
procedure-past = Abgelöst
procedure-helpline = Helpline
procedure-weeks = Auszahlung
procedure-weeks-value = { $weeks ->
    [one] innerhalb von 1 Woche
   *[other] innerhalb von { $weeks } Wochen
}
procedure-cause = Ursache
procedure-amount = Entschädigung
procedure-stops = UP-Auftrag endet hier
procedure-stops-yes = Ja
procedure-stops-no = Nein
procedure-no-amount = nicht entschädigt
procedure-sample = Erfundene Beispielbeträge
procedure-new-title = Neue Version für { $partner }
procedure-new-lead = Gilt für Check-outs ab dem gewählten Tag. Frühere Berichte behalten ihre Version.
procedure-new-from = Gültig ab
procedure-new-number = Nummer der Helpline
procedure-new-weeks = Wochen bis zur Auszahlung
procedure-new-amounts = Entschädigung je Ursache in CHF
procedure-new-amounts-hint = Leer lassen: nicht entschädigt.
procedure-new-go = Version veröffentlichen
procedure-amount-unreadable = Bitte einen Betrag wie 95.00 angeben.
procedure-weeks-unreadable = Bitte eine ganze Zahl von Wochen angeben.
procedure-done = Version { $version } veröffentlicht

review-title = Prüfen
review-search = Auftrag, Kunde, Service-ID, Techniker
review-tab-waiting = Offen
review-tab-decided = Entschieden
review-column-what = Was
review-column-why = Warum
review-column-happened = Geschehen
review-column-received = Eingetroffen
review-column-decided = Entscheid
review-no-job = Auftrag nicht bekannt
review-empty-title = Nichts wartet auf einen Entscheid
review-empty-lead = Passt die Arbeit eines Telefons nicht zum Stand des Auftrags, steht sie hier. Nichts geht verloren.
review-no-match-title = Nichts passt
review-no-match-lead = Suche ändern oder Filter löschen.
review-reason-not_yours = Inzwischen anders zugeteilt
review-reason-cancelled = Inzwischen abgebrochen
review-reason-already_checked_out = Von einem anderen Telefon schon abgeschlossen
review-reason-procedure_unknown = Verfahren unbekannt
review-reason-cloned_phone = Doppeltes Telefon
review-reason-revoked_phone = Gesperrtes Telefon
review-reason-needs_newer_server = Braucht einen neueren Server
review-reason-unreadable = Nicht lesbar
review-reason-behind = Hinter einer anderen Meldung
review-why = Warum jemand entscheiden muss
review-phone-side = Was auf dem Telefon geschah
review-office-side = Wie der Auftrag jetzt steht
review-reported = Gemeldet
review-clock = Uhr
review-confirmed = Zuletzt vom Server bestätigt
review-decide = Entscheiden
review-effect-lead = So annehmen würde dies ändern:
review-effect-job = Der Auftrag wird «{ $state }», bei { $name }.
review-effect-order = Ein Serviceauftrag wird eröffnet.
review-effect-claim = Entschädigung von { $amount } für { $name }, fällig am { $date }
review-effect-none = Keine Entschädigung: { $why }
review-closed = «So annehmen» ist nicht möglich: { $why }
review-accept = So annehmen
review-evidence = Nur als Beleg annehmen
review-reject = Ablehnen
review-decide-accept = So annehmen
review-decide-evidence = Nur als Beleg annehmen
review-decide-reject = Ablehnen
review-changes-nothing = Weder der Auftrag noch eine Entschädigung ändert sich. Behalten wird es in jedem Fall.
review-reason-lead = Der Techniker liest den Grund auf dem Telefon.
review-did-accept = So angenommen
review-did-evidence = Nur als Beleg angenommen
review-did-reject = Abgelehnt
review-meanwhile = Inzwischen entschieden von { $name } ({ $moment }): { $what }
review-meanwhile-lead = Ihr Entscheid wurde nicht gesendet. Es gilt der Entscheid, der zuerst kam.
review-meanwhile-yours = Was Sie geschrieben haben
import-go = Arbeitsdatei einlesen
import-hint = Die Datei wählen, die der Techniker übergeben hat, oder auf diese Seite ziehen.
import-done = { $name }: { $new } neu, { $known } schon bekannt, { $parked } warten auf einen Entscheid.
import-missing = Nummer { $number } fehlt; nichts danach wurde übernommen.
