# The words of the app.

product = Einsatz
not-found-title = Not found

## Below

nav = Sections
nav-jobs = Jobs
nav-claims = Claims
nav-waiting = Waiting
nav-settings = More

## Pairing

pair-title = Pair this phone
pair-lead = The office shows you an address and a code. The code works once, for ten minutes.
pair-server = Address of the office
pair-server-hint = For example https://office.example
pair-code = Pairing code
pair-code-hint = Capitals do not matter, dashes may be left out.
pair-do = Pair
pair-safe = Work without signal
pair-safe-text = Once paired, your jobs are on this phone. What you enter is saved here at once and sent later.
pair-anew = Pair anew
pair-anew-text = What is not sent yet stays on this phone and is sent under the new pairing.

pairing-address = This address cannot be right. It begins with https:// and has no spaces.
pairing-unreachable = Nobody answers at this address. Do you have signal, and is the address right?
pairing-not_our_server = Somebody answers there, but not the office. Does the Wi-Fi ask you to sign in first?
pairing-code_shape = This code is not the right length. Please copy it again.
pairing-code = This code is wrong, used, or older than ten minutes. The office gives you a new one.
pairing-too_many = Too many attempts. Please wait a minute.
pairing-update_needed = This app does not fit the server. Please update the app.
pairing-server_update_needed = The server is older than this app. The office has to update it.
pairing-server = The server has trouble of its own. Please try again later.
pairing-already_paired = This phone is paired already.

## How sync stands

sync-now = Sync now
sync-busy = Syncing …
sync-fresh = Synced { $ago }
sync-never = Never synced
sync-offline = Offline
sync-waiting = { $count ->
    [one] { $count } step not sent yet
   *[other] { $count } steps not sent yet
}
sync-needs-you = { $count ->
    [one] { $count } step is not settled yet
   *[other] { $count } steps are not settled yet
}
sync-next = Next attempt at { $time }
sync-look = Have a look

trouble-offline = No signal
trouble-offline-text = Just go on working. Everything is saved here and sent as soon as there is signal.
trouble-captive_portal = The Wi-Fi asks you to sign in
trouble-captive_portal-text = Sign in to the Wi-Fi, or switch it off. Your work is saved here.
trouble-server = The server has trouble
trouble-server-text = It is tried again by itself. Your work is saved here.
trouble-unreadable = The answer did not arrive whole
trouble-unreadable-text = It is fetched again by itself. Your work is saved here.
trouble-too_large = The answer is too large
trouble-too_large-text = Our server does not answer like this. Your work is saved here. Please tell the office.
trouble-revoked = The office has revoked this phone
trouble-revoked-text = It gets no more jobs. What is saved here stays, and is still delivered. Please call the office.
trouble-update_needed = Please update the app
trouble-update_needed-text = The server no longer talks to this version. Your work is saved here and is sent after the update.
trouble-server_update_needed = The server is too old
trouble-server_update_needed-text = It does not understand this app yet. Your work is saved here and is sent once the office has updated it.
trouble-storage_full = The phone’s storage is full
trouble-storage_full-text = Please make room. What was saved already is safe.
storage-full = The phone’s storage is full
storage-full-text = What is saved is safe and is sent. You can finish forms that you have begun. For anything new, please make room first.
cloned = Two phones use this pairing
cloned-text = This happens after a restored backup, or with a second phone. What is saved here stays. Ask the office for a code and pair this phone anew.

clock-off = This phone’s clock is wrong
clock-off-text = { $minutes ->
    [one] About { $minutes } minute
   *[other] About { $minutes } minutes
} off against the server. Please switch automatic time on. Nothing is lost because of it.
moved-aside = The database was damaged
moved-aside-text = Saved work is back, jobs come from the office. The old file was not deleted but moved aside: { $place }.

## Errors

error-title = That did not work
error-unsent_work = You cannot sign out yet. Not sent: { $waiting }. Forms open: { $drafts }. Nothing was deleted.
error-not_paired = This phone is not paired.
error-nothing_to_open = Nothing is on file for this.
error-nothing_waiting = Nothing waits, so there is nothing to hand over.
error-restart_needed = This phone’s storage has failed. What was saved before is safe, the last thing is not. Please close the app and open it again.
error-storage_full = The phone’s storage is full. The last thing was not saved, everything before it is safe. Please make room and try again.
error-database_newer = The data on this phone belongs to a newer app. It is untouched. Please update the app.
error-broken = Something broke. What was saved is safe. ({ $message })
not-saved = Not saved yet

## Jobs

jobs-title = Jobs
jobs-section = Period
jobs-today = Today
jobs-coming = Coming
jobs-done = Done
jobs-search = Customer, town, number
jobs-found = { $count ->
    [one] { $count } job
   *[other] { $count } jobs
}
jobs-empty-today = Nothing open today
jobs-empty-today-text = New jobs appear here by themselves. Have a look at what is coming.
jobs-empty-coming = Nothing planned
jobs-empty-coming-text = As soon as the office assigns you a job, it is here.
jobs-empty-done = Nothing done yet
jobs-empty-done-text = Finished jobs stay here to look up.
jobs-empty-search = Nothing found
jobs-empty-search-text = No job in this section matches “{ $search }”.
jobs-first = Fetching jobs …
jobs-first-text = The first time takes a moment.
jobs-overdue = Since { $date }
draft-open = Form open

delivery-saved = Saved on this phone
delivery-sent = Sent
delivery-accepted = Accepted
delivery-needs_you = Needs you
delivery-needs_you-text = The office has to look at it.
delivery-parked = With the office
rejected-by-office = Rejected by the office: { $reason }
accepted-by-office = Accepted by the office: { $reason }
evidence-by-office = Kept by the office as evidence only. No compensation comes of it. Reason: { $reason }
delivery-evidence = Evidence only
operation-confirmed = Last confirmed state: { $moment }
delivery-short-saved = Not sent
delivery-short-sent = Sent
delivery-short-accepted = Accepted
delivery-short-needs_you = Needs you
delivery-short-parked = With the office

## One job

job-title = Job { $number }
job-when = When
job-where = Where
job-map = Map
job-call = Call
job-access = Access
job-instructions = What to do
job-for = On behalf of
job-direct = Direct job
job-copy-service-id = Copy Service ID
job-no-service-id = No Service ID
job-history = What you did
job-history-empty = Nothing on this phone yet.
job-confirmed = Confirmed by the server { $ago }
job-confirmed-never = Not confirmed by the server yet
job-confirmed-last = Last confirmed by the server: { $moment }
job-gone = This job is no longer yours
job-gone-text = What you did on it is not lost. The office is looking at it.
job-failed-cause = Cause: { $cause }
job-note = Remark
job-cancelled-by = Reason: { $reason }
job-since = since { $time }
job-more = More
job-stop-work = Do no further work
job-stop-work-text = Transfer-point job with a dead line: do no further installation work under this job.
job-follow-up = New service order
job-claim = Compensation
do-check-in = Check in
do-check-out = Check out
do-check-out-continue = Continue check-out
do-cancel = Cancel the job
do-cancel-continue = Continue cancellation
do-service-order = Open a new service order
do-service-order-continue = Continue service order
do-result = See how it stands

## Check-in

check-in-title = Are you at the customer’s?
check-in-text = Your arrival is recorded by this phone’s clock: { $time }.
check-in-do = Check in now
check-in-not-yet = Not yet

## Check-out

check-out-title = Check-out
check-out-step = Step { $step } of { $steps }
check-out-way = Overview
check-out-way-title = The way through the form
check-out-answered = answered
check-out-open = open
check-out-current = you are here
next = Next
leave-form = Pause
form-kept = Every answer is saved. You can leave at any time.

ask-successful = Is the job completed successfully?
ask-successful-text = If something is missing or the line is dead, the app guides you through the failure.
ask-third_party = Is a third party involved?
ask-third_party-text = Yes, if the line is not activated, the router does not synchronise or material is missing.
ask-call = Has { $partner } confirmed the failure on the telephone?
ask-call-text = Call the helpline first. Without the call there is no compensation.
ask-technician_visit = Does a { $partner } technician have to come?
ask-technician_visit-text = As you were told on the telephone.
ask-cause = What is the cause?
ask-cause-text = Exactly one, as discussed on the telephone.
ask-reason = What happened?
ask-reason-text = In your words, so that the office understands.
ask-confirm = Is everything right?

answer-successful-yes = Yes, done
answer-successful-no = No, not successful
answer-carrier-yes = Yes, { $partner }
answer-carrier-no = No, nobody
answer-call-yes = Yes, confirmed
answer-call-no = No, nobody reached
answer-call-no-note = The report is saved, but no compensation is promised.
answer-visit-yes = Yes, a technician has to come
answer-visit-no = No, not needed
the-carrier = the carrier

helpline-title = { $partner } helpline
helpline-call = Call { $number }
helpline-dialled = Dialled at { $time }
helpline-dialled-times = { $count ->
    [one] Dialled { $count } time, last at { $time }
   *[other] Dialled { $count } times, last at { $time }
}
helpline-not-dialled = Not dialled from here yet
contact-hint = Name of the person on the telephone
reference-hint = If you were given a number

## Summary

summary-get = What you get
summary-due = by { $date } at the latest
summary-weeks = { $weeks ->
    [one] within { $weeks } week, on your bank account
   *[other] within { $weeks } weeks, on your bank account
}
summary-under = Under the Service ID
summary-sample = The amount is an invented sample. The office sets the real amounts.
summary-nothing = No compensation this way
summary-nothing-text = You can confirm all the same. The report is saved and the office sees it.
summary-mend = Mend it
summary-done = Job done
summary-done-text = There is nothing to compensate.
summary-answers = Your answers
summary-change = Change: { $question }
summary-confirm = Confirm check-out
summary-note = Remark for the office
summary-open = Something is still open.

mend-partnership = Direct jobs are not compensated.
mend-procedure = It comes with the next sync. Do you have signal?
mend-service_id = The office can add it. Call them before you leave.
mend-third_party = Is the carrier involved after all?
mend-call = Call the helpline.
mend-call_not_reached = Try once more before you leave.
mend-technician_visit = Please answer.
mend-cause = Please choose.
mend-compensation = Is the chosen cause right?

## Done

done-check-in = Checked in
done-check-out = Checked out
done-cancel = Job cancelled
done-request_service_order = Service order opened
done-leave = You may leave
done-leave-text = Everything is saved on this phone and is sent as soon as there is signal.
done-leave-accepted = The office has it. There is nothing left to do.
done-needs-you = The office has to look at it
done-state = How it stands
done-state-saved-text = Safe on this phone.
done-state-sent-text = On its way to the office.
done-state-accepted-text = The office has taken it in.
done-step-done = reached
done-step-open = still to come
done-next = What comes next
done-offer = Does the customer want a new appointment?
done-offer-text = Open a service order now. The customer’s data is filled in already.
done-to-jobs = To the jobs
done-to-job = See the job
done-claim-text = { $amount } by { $date } under the Service ID { $service_id }
done-no-claim = No compensation from this job.
done-nothing = Nothing was done on this job on this phone yet.

## Cancelling

cancel-title = Cancel the job
cancel-ask = Why is it cancelled?
cancel-text = A cancellation is not compensated. If the line is dead or material is missing, check out instead.
cancel-note = In words
cancel-confirm = Confirm cancellation
cancel-customer-text = The customer is not there or no longer wants it.
cancel-technician-text = You cannot come.
cancel-other-text = Please describe.
cancel-transfer-point-text = Reason: Customer. After it you can open a new service order.

## Service order

order-title = New service order
order-from = From job { $number }
order-taken-over = Taken over
order-wish = When should the visit be?
order-date = On a certain day
order-date-label = Wished day
order-customer = Customer
order-customer-text = Taken over from the job. Please check.
order-note = What is to be done
order-confirm = Open service order

## Discarding a form

discard = Discard
discard-title = Discard what was begun?
discard-text = The answers of this form are deleted. The job stays as it is.
discard-do = Yes, discard
discard-keep = Keep

## Claims

claims-title = Claims
claims-open = Outstanding
claims-empty = No claims yet
claims-empty-text = When a partner job fails and you check out completely, the compensation is here with its date.
claims-due = by { $date }
claims-days = { $days ->
    [0] due today
    [one] { $days } day left
   *[other] { $days } days left
}
claims-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
claims-overdue-text = Call the office and quote the Service ID.
claims-forecast = Forecast, not accepted yet
claims-job = Job { $number }
claims-paid-on = paid on { $date }

claim-trouble-blocked = The office is checking this compensation before it is paid.
claim-trouble-blocked-next = You need do nothing. The due date stays as it is.
claim-trouble-withdrawn = The office has withdrawn it.
claim-trouble-withdrawn-next = Nothing is paid. If you see it otherwise, call the office and quote the Service ID.
claim-trouble-refused = The bank has not carried out the payment.
claim-trouble-returned = The money has come back from the bank.
claim-trouble-bank-next = The office will pay it again. The due date stays as it is.
claim-trouble-part_paid = { $paid } are paid, { $rest } are still to come.
claim-trouble-part_paid-next = The office is looking into the rest. You need do nothing; call if you have questions.
claim-trouble-unknown = Something went wrong that this app does not know yet.
claim-trouble-unknown-next = Please update the app, or call the office and quote the Service ID.
claim-trouble-reason = Reason given by the office: “{ $reason }”
claim-trouble-bank-text = The bank writes: “{ $text }”
claim-trouble-bank-code = Code of the bank: { $code }

bank-account_unknown = The bank does not know this account.
bank-account_closed = The account is closed.
bank-account_blocked = The account is blocked.
bank-account_unfit = The account does not take a payment like this one.
bank-holder_differs = The name or the address does not belong to this account.
bank-holder_deceased = The bank has it that the holder of this account has died.
bank-forbidden = The bank may not pay it, for legal reasons.
bank-sent_back = It was sent back from the account.
bank-our_side = It is not your account: the order, the office’s account or the bank’s system is to blame.
bank-unsaid = The bank does not say why.
bank-other = The bank gives a reason of its own.

bank-do-account_unknown = Check the number of your account with the office.
bank-do-account_closed = Give the office your new account.
bank-do-account_blocked = Ask your bank why, or give the office another account.
bank-do-account_unfit = Give the office another account.
bank-do-holder_differs = Check with the office in whose name your account is.
bank-do-holder_deceased = Call the office: name and account have to be put right.
bank-do-forbidden = Ask your bank, and call the office.
bank-do-sent_back = Check your account with the office.
bank-do-our_side = You need do nothing.
bank-do-unsaid = Check with the office whether your account is right.
bank-do-other = Check with the office whether your account is right.

account-title = Your account
account-news = News about your account
account-new = New
account-waiting = An account ending in { $ending } was entered for you on { $at }. A second person in the office has to confirm it; nothing is paid to it before.
account-used_later = Your money goes to the account ending in { $ending } from { $from } on. Until then nothing is paid.
account-used = Your money goes to the account ending in { $ending }, since { $from }.
account-replaced = The account ending in { $ending } is no longer used; another one has taken its place.
account-declined = An account ending in { $ending } was entered for you and not confirmed ({ $at }). Nothing is paid to it.
account-unknown = Something about your account has changed that this app does not know yet. Please update the app, or call the office.
account-none = The office has no account of yours. To be paid by it, give it your IBAN.
account-not-you = Does this not come from you? Call the office at once.
account-earlier = Earlier

## Waiting

waiting-title = Waiting
waiting-needs-you = Not settled yet
waiting-unsent = Not answered yet
waiting-drafts = Forms begun
waiting-empty = Everything is sent
waiting-empty-text = The office has everything you did.
waiting-attempts = { $count ->
    [0] not tried yet
    [one] tried { $count } time
   *[other] tried { $count } times
}
waiting-seen = I have read it
waiting-resume = Continue
waiting-office = The office is looking at it. You need do nothing; call if you have questions.
hand-over = Hand over as a file
hand-over-text = If there will be no signal for long, the office can read your work from a file. If it is sent after that, it counts only once.
hand-over-do = Make the file
hand-over-made = { $count ->
    [one] { $count } step in the file
   *[other] { $count } steps in the file
}
hand-over-left-out = { $count ->
    [one] { $count } more step has no room in it and waits.
   *[other] { $count } more steps have no room in it and wait.
}
hand-over-share = Share
hand-over-save = Download
hand-over-path = It lies on this phone:
hand-over-copy = Copy the path
draft-check_out = Check-out
draft-cancellation = Cancellation
draft-service_order = Service order

## Settings

settings-title = Settings
settings-language = Language
settings-language-system = Like the phone
settings-theme = Colours
settings-theme-system = Like the phone
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-sun = Sun
settings-theme-sun-text = Black on white, with strong contrast for outdoors.
settings-sync = Sync
settings-last = Last success
settings-waiting = Not answered yet
settings-who = Signed in
settings-technician = Technician
settings-office = Office
settings-server = Server
settings-version = Version
sign-out = Sign out
sign-out-title = Sign out of this phone?
sign-out-text = Your jobs disappear from this phone. Signing in needs a new code from the office.
sign-out-do = Yes, sign out
sign-out-refused = You cannot sign out yet
sign-out-look = See what waits
