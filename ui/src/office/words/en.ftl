# Words of the office pages.

product = Einsatz
skip-to-content = Skip to content
navigation = Areas
nav-jobs = Jobs
nav-service-orders = Service orders
nav-review = Review
nav-claims = Claims
nav-technicians = Technicians
nav-procedures = Procedures
nav-group-visits = Field service
nav-group-money = Finance
nav-finance = Work list
nav-pay-runs = Payment runs
nav-bank-files = Bank files
nav-bookings = Bookings
nav-finance-settings = Finance settings
sample-banner = Sample data: people, addresses and amounts are invented.
page-title = { $screen } · Einsatz

role-dispatcher = Dispatch
role-finance = Finance
role-admin = Administration

live-on = Live
live-on-long = Live: changes appear by themselves.
live-connecting = Connecting …
live-lost = Server not reachable
lost-banner = The server cannot be reached. What you see is as of { $time }. The connection comes back by itself.
retry-now = Try now

settings-language = Language
settings-theme = Colours
theme-system = As the system
theme-light = Light
theme-dark = Dark
sign-out = Sign out
language-de = Deutsch
language-fr = Français
language-it = Italiano
language-en = English

sign-in-title = Sign in
sign-in-lead = Dispatch and finance for work on site.
sign-in-name = User name
sign-in-password = Password
sign-in-show = Show password
sign-in-hide = Hide password
sign-in-go = Sign in
sign-in-wrong = Name or password is wrong. What you typed is still here.
sign-in-again = Your session has ended. After signing in you continue at the same place.

trouble-title = That did not work
trouble-offline = The server does not answer. Nothing is lost; try again once the connection is back.
trouble-not_ours = The answer did not come from the Einsatz server but from something between, such as a network's sign-in page. Saved data are not affected.
trouble-signed_out = Your session has ended. Please sign in again.
trouble-forbidden = You are not allowed to do this. Nothing was changed.
trouble-unknown = This does not exist, or no longer.
trouble-refused = This is not possible. Nothing was changed.
trouble-decided = Somebody was faster: this is decided already.
trouble-invalid = The server cannot take this. Nothing was changed. ({ $message })
trouble-too_large = This is larger than the server takes. Nothing was saved.
trouble-too_many = Too many attempts. Please wait a minute.
trouble-broken = Something broke on the server. Saved data are safe; try again.
trouble-stale = Not up to date. You see the last known state.

keys-title = Keys
keys-lead = The keys work while no input field is active.
keys-move = Row down and up
keys-ends = First and last row
keys-open = Open the row
keys-select = Select row
keys-search = Search
keys-new = New
keys-help = This list
keys-close = Close a dialog
keys-letters = Use single letters as keys
keys-show = Show keys

all = All
nobody = Nobody
from-day = From
until-day = Until
filters = Filters
filters-clear = Clear filters
pager = Pages
pager-range = { $first }–{ $last } of { $total }
pager-previous = Previous page
pager-next = Next page
sort-hint = Column titles sort. Arrow keys change the row, Enter opens it.
csv = Download CSV
save-failed = Not saved. What you typed is still here.
not-found-title = This page does not exist
not-found-lead = The address leads nowhere.
not-found-go = To the overview

column-number = Number
column-visit = Visit
column-customer = Customer
column-place = Place
column-kind = Kind
column-technician = Technician
column-state = State
column-partner = Carrier

jobs-title = Jobs
jobs-search = Number, customer, address, Service ID
jobs-new = New job
jobs-parked-only = To review only
jobs-parked = { $count ->
    [one] 1 message waits
   *[other] { $count } messages wait
}
jobs-empty-title = No jobs yet
jobs-empty-lead = Enter the first job; it appears on the technician's phone at the next sync.
jobs-empty-finance = As soon as dispatch enters jobs, they are here.
jobs-no-match-title = No job matches
jobs-no-match-lead = Change the search or clear the filters.
day-today = Today
day-tomorrow = Tomorrow
day-yesterday = Yesterday

job-title = Job { $number }
job-facts = Job
job-customer = Customer
job-visit = Visit
job-instructions = Instructions
job-instructions-none = No instructions.
job-access = Access
job-phone = Telephone
job-address = Address
job-direct = Booked directly
job-no-service-id = None
job-state-since = since { $moment }
job-state-at = on { $moment }
job-note = The technician's remark
job-assign = Assign
job-reassign = Assign again
job-cancel = Cancel job
job-parked-title = The office must look
job-open-review = To review
job-parked-lead = { $count ->
    [one] A message from the phone does not fit the state of the job. It is kept, nothing is lost.
   *[other] { $count } messages from the phone do not fit the state of the job. They are kept, nothing is lost.
}

report-title = Failure report
report-third-party = Third party involved
report-third-party-carrier = Yes, { $partner }
report-third-party-nobody = No, nobody
report-call = Call to the helpline
report-call-confirmed = Confirmed
report-call-not_reached = Not reached
report-call-at = Confirmed at
report-call-tried = Recorded at
report-dialled = Dialled at
report-dialled-none = Not dialled through the app
report-contact = Spoken with
report-reference = Reference
report-visit = Visit of a carrier's technician
report-visit-yes = Needed
report-visit-no = Not needed
report-cause = Cause
report-note = Remark
report-procedure = Procedure
report-procedure-version = { $partner }, version { $version }
not-said = Not said
no-claim = No compensation comes of this report.

claim-title = Compensation
claim-due = Due by
claim-state = State
claim-open-list = Show in the list

orders-of-job = Service orders
order-from = Came from a service order on { $number }
order-follow-up = Opened on site
order-to-origin = To the original job
order-to-job = To the new job
order-show = Show in the list

history-title = History
history-created = Job entered
history-assigned = Assigned to { $name }
history-unassigned = Assignment removed
history-cancelled = Cancelled by the office: { $reason }
history-unknown-action = Unknown message
history-parked = Waits for the office
history-rejected = Rejected: { $reason }
history-happened = Happened { $moment }
history-phone = Phone { $name }
history-clock = The phone's clock was wrong (it showed { $moment })
history-claim = Compensation { $amount } arose, due by { $date }
history-reviewed-accept = { $what } of { $name } accepted as is
history-reviewed-evidence = { $what } of { $name } kept as evidence only
history-reviewed-reject = { $what } of { $name } rejected
history-tried-again = { $what } tried again by the rules
history-imported = brought as a file by { $name }
history-scheduled = Service order became
history-declined = Service order declined: { $reason }

assign-title = Assign job { $number }
assign-lead = The job appears on the phone at the next sync. It disappears from the former technician's, unless something unsent is on it.
assign-technician = Technician
assign-nobody = Nobody
assign-go = Assign
assign-open-jobs = { $count ->
    [0] none open
    [one] 1 open
   *[other] { $count } open
}

cancel-title = Cancel job { $number }
cancel-lead = A cancelled job cannot be opened again. No compensation comes of it.
cancel-reason = Reason
cancel-note = In words
cancel-note-needed = In words, needed for “Other reason”
cancel-go = Cancel job
cancel-keep = Do not cancel

new-title = New job
new-what = What
new-kind = Kind
new-partner = Carrier
new-partner-none = None, booked directly
new-service-id = Service ID
new-service-id-hint = As the carrier writes it. The compensation is paid quoting this number.
new-number = Job number
new-number-hint = Leave empty: the server draws the next one.
new-who = For whom
new-when = When and who
new-date = Day
new-start = Begins from
new-end = Begins until
new-technician = Technician
new-technician-none = Nobody yet
new-access-hint = Floor, key, dog
new-go = Enter job
new-kept = What you had begun to type was restored.
new-discard = Discard
new-when-needed = Please give day, begin and end.
new-time-impossible = This time does not exist on that day.

technicians-title = Technicians
technicians-new = Add technician
technicians-empty-title = No technicians yet
technicians-empty-lead = Add the first person, then pair their phone.
technicians-empty-finance = As soon as dispatch adds technicians, they are here.
column-name = Name
column-phone = Telephone
column-devices = Phones
column-last-seen = Last seen
column-open-jobs = Open jobs
never-seen = Never
no-device = No phone
technician-new-title = Add technician
technician-new-go = Add
technician-name = Name
technician-phone = Telephone number
technician-jobs = Show jobs
technician-claims = Show claims

devices-title = Phones
devices-empty-title = No phone paired yet
devices-empty-lead = Create a pairing code and enter it on the phone.
devices-empty-finance = Dispatch pairs phones.
device-column-name = Phone
device-column-paired = Paired
device-column-seen = Last seen
device-column-operations = Messages
device-column-state = State
device-column-act = Action
device-active = Active
device-revoked = Revoked { $moment }
device-revoke = Revoke
device-revoke-named = Revoke { $name }
revoke-title = Revoke { $name }?
revoke-lead = The phone can read nothing after this. What is still unsent on it may be delivered; the office reviews it.
revoke-go = Revoke
revoke-keep = Do not revoke

pairing-go = Pairing code
pairing-title = Pair { $name }'s phone
pairing-lead = In the app choose “Pair”, then scan or type the code. It works once and is shown only now.
pairing-code = Code
pairing-server = Address of the server
pairing-qr = QR code with address and code
pairing-left = Valid for { $time } more
pairing-over = This code has expired.
pairing-used = The phone is paired: { $name }
pairing-another = New code
pairing-copy = Copy code
pairing-copied = Code copied
pairing-wait = Waiting for the phone …

orders-title = Service orders
orders-search = Customer, address, job number, Service ID
orders-tab-requested = Waiting
orders-tab-scheduled = Scheduled
orders-tab-declined = Declined
orders-tab-all = All
orders-empty-title = Nothing waits
orders-empty-lead = When a technician opens a new service order on site, it is here.
orders-no-match-title = No service order matches
orders-no-match-lead = Change the search or the state.
orders-column-customer = Customer
orders-column-origin = From job
orders-column-wish = Wish
orders-column-requested = Opened
orders-column-act = Action
orders-column-result = Result
orders-schedule = Schedule
orders-schedule-named = Schedule a visit for { $name }
orders-decline = Decline
orders-decline-named = Decline the service order of { $name }
schedule-title = Visit for { $name }
schedule-lead = Customer data and Service ID come from the service order.
schedule-go = Create job
schedule-done = Job { $number } created
schedule-open = Open
schedule-wish = The customer's wish
decline-title = Decline the service order of { $name }
decline-lead = The technician reads the reason on the phone.
decline-reason = Reason
decline-go = Decline
decline-done = Service order declined

claims-title = Claims
claims-search = Service ID, job number, technician
claims-overdue-only = Overdue only
claims-column-service-id = Service ID
claims-column-job = Job
claims-column-cause = Cause
claims-column-checked-out = Check-out
claims-column-due = Due by
claims-column-left = Time left
claims-column-amount = Amount
claims-sum = Sum
claims-overdue = Overdue
claims-count = Number
claims-left = { $days ->
    [0] due today
    [one] 1 day left
   *[other] { $days } days left
}
claims-late = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
}
claims-empty-title = No claims yet
claims-empty-lead = As soon as a technician closes a failed job with a confirmed call, its claim is here.
claims-no-match-title = No claim matches
claims-no-match-lead = Change the search or clear the filters.
claims-due-from = Due from
claims-due-until = Due until

procedures-title = Procedures
procedures-lead = Amounts, term and helpline of each carrier. A version once published never changes; a report keeps the version it was made with.
procedures-new = New version
procedures-empty-title = No procedure yet
procedures-empty-lead = Without a procedure no compensation is promised. Administration sets it up on the server.
procedure-version = Version { $version }
procedure-valid = valid from { $date }
procedure-in-force = In force
procedure-coming = Coming
procedure-past = Replaced
procedure-helpline = Helpline
procedure-weeks = Payout
procedure-weeks-value = { $weeks ->
    [one] within 1 week
   *[other] within { $weeks } weeks
}
procedure-cause = Cause
procedure-amount = Compensation
procedure-stops = Ends a UP job
procedure-stops-yes = Yes
procedure-stops-no = No
procedure-no-amount = not compensated
procedure-sample = Invented sample amounts
procedure-new-title = New version for { $partner }
procedure-new-lead = Holds for check-outs from the chosen day on. Earlier reports keep their version.
procedure-new-from = Valid from
procedure-new-number = Number of the helpline
procedure-new-weeks = Weeks until payout
procedure-new-amounts = Compensation for each cause in CHF
procedure-new-amounts-hint = Leave empty: not compensated.
procedure-new-go = Publish version
procedure-amount-unreadable = Please give an amount such as 95.00.
procedure-weeks-unreadable = Please give a whole number of weeks.
procedure-done = Version { $version } published

review-title = Review
review-search = Job, customer, Service ID, technician
review-tab-waiting = Waiting
review-tab-decided = Decided
review-column-what = What
review-column-why = Why
review-column-happened = Happened
review-column-received = Arrived
review-column-decided = Decision
review-no-job = Job not known
review-empty-title = Nothing waits for a decision
review-empty-lead = When work from a phone does not fit the state of its job, it is here. Nothing is lost.
review-no-match-title = Nothing matches
review-no-match-lead = Change the search or clear the filters.
review-reason-not_yours = Reassigned meanwhile
review-reason-cancelled = Cancelled meanwhile
review-reason-already_checked_out = Already checked out by another phone
review-reason-procedure_unknown = Procedure unknown
review-reason-cloned_phone = Cloned phone
review-reason-revoked_phone = Revoked phone
review-reason-needs_newer_server = Needs a newer server
review-reason-unreadable = Unreadable
review-reason-behind = Behind another one
review-why = Why it waits for a person
review-phone-side = What the phone did
review-office-side = How the job stands now
review-reported = Reported
review-clock = Clock
review-confirmed = Last confirmed by the server
review-decide = Decide
review-effect-lead = Accepting as is would change this:
review-effect-job = The job becomes “{ $state }”, with { $name }.
review-effect-order = A service order is opened.
review-effect-claim = Claim of { $amount } for { $name }, due { $date }
review-effect-none = No claim: { $why }
review-closed = “Accept as is” is not open: { $why }
review-accept = Accept as is
review-evidence = Accept as evidence only
review-reject = Reject
review-decide-accept = Accept as is
review-decide-evidence = Accept as evidence only
review-decide-reject = Reject
review-changes-nothing = Neither the job nor a claim changes. It is kept either way.
review-reason-lead = The technician reads your reason on the phone.
review-did-accept = Accepted as is
review-did-evidence = Accepted as evidence only
review-did-reject = Rejected
review-meanwhile = Decided meanwhile by { $name } ({ $moment }): { $what }
review-meanwhile-lead = Your decision was not sent. The one that came first holds.
review-meanwhile-yours = What you wrote
import-go = Import work file
import-hint = Choose the file that the technician handed over, or drop it on this page.
import-done = { $name }: { $new } new, { $known } known already, { $parked } wait for a decision.
import-missing = Number { $number } is missing; nothing after it was taken in.
