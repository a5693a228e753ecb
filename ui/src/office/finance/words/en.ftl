# Words of the finance pages: refusals, standings, events.

refusal-claim_withdrawn = This claim is withdrawn.
refusal-claim_settled = This claim is settled.
refusal-claim_blocked = This claim is blocked. Release it first.
refusal-claim_not_blocked = This claim is not blocked.
refusal-claim_not_approved = This claim is not approved.
refusal-claim_approved = This claim is approved already.
refusal-claim_in_run = This claim is in a payment run. Take it out of the run first.
refusal-claim_with_bank = A payment of this claim is with the bank. Wait for what the bank says.
refusal-claim_has_money = Money has been booked for this claim.
refusal-claim_alarm = Alarm: this claim may have been paid twice. That must be cleared up first.
refusal-carrier_pays = This claim is paid by the carrier.
refusal-we_pay = This claim is paid by us.
refusal-not_in_run = This payment is not waiting in a payment run, or no longer.
refusal-attempt_unknown = There is no such payment attempt.
refusal-attempt_differs = The payment does not fit the claim.
refusal-booking_unknown = This booking does not belong to the claim.
refusal-currency_differs = The booking is in another currency than the claim.
refusal-amount_not_positive = An amount must be more than zero.
refusal-nothing_booked = Nothing has been booked for this claim.
refusal-contradiction = The bank says something that contradicts what it said before. It is noted and changes nothing.
refusal-too_many = At most { $max } claims at once.
refusal-reason_needed = Please give a reason.
refusal-reason_too_long = The reason is longer than { $max } characters.
refusal-run_state = The state of the payment run does not allow it: { $state }.
refusal-run_empty = No payments are in the payment run.
refusal-run_own = Whoever made or changed a payment run may not approve it. A second person does.
refusal-run_own_account = Whoever proposed or confirmed an account in this payment run may not approve it. Another person does.
refusal-run_files_differ = The files are no longer those that were approved. The run must be checked and approved again.
refusal-run_claim = Claim { $number } may no longer be paid. Take it out of the payment run.
refusal-account_own = Whoever entered an account may not confirm it. A second person does.
refusal-account_decided = This account is decided already.
refusal-account_same = This is the technician's account already.
refusal-wait_impossible = The waiting time is { $min } to { $max } hours.
refusal-day_elsewhere = The day { $date } is not in this year.
refusal-account_waits = Another account waits for its second person. Confirm or decline it first.
refusal-account_number = The number of an account has { $min } to { $max } digits and nothing else.
refusal-accounts_alike = Liability, bank and claim on the carrier each need an account of their own.
refusal-note_length = The text of a payment has 1 to { $max } characters.
run-state-proposed = Proposed
run-state-checked = Checked
run-state-approved = Approved
run-state-exported = Exported
run-state-dropped = Dropped
standing-submitted = Submitted
standing-approved = Approved
standing-blocked = Blocked
standing-expected = Expected
standing-in_pay_run = In payment run
standing-exported = Exported
standing-accepted = With the bank
standing-unclear = Unclear
standing-refused = Refused by bank
standing-returned = Returned
standing-part_paid = Part paid
standing-overpaid = Overpaid
standing-paid_twice = Paid twice
standing-booked = Paid
standing-settled = Settled
standing-withdrawn = Withdrawn
payer-we = We
payer-carrier = Carrier
attempt-planned = In payment run
attempt-exported = Exported
attempt-accepted = With the bank
attempt-unclear = Unclear
attempt-booked = Booked
attempt-taken_out = Taken out
attempt-rejected = Refused by bank
attempt-returned = Returned
claim-trouble-blocked = Blocked until finance releases it.
claim-trouble-withdrawn = Withdrawn: { $reason }
claim-trouble-refused = The bank refused the payment: { $bank }
claim-trouble-returned = The bank sent the money back: { $bank }
claim-trouble-part_paid = Only { $paid } paid so far.
claim-trouble-unknown = Something is wrong that this page does not know yet. Please reload it.
bank-AC01 = The account number is wrong
bank-AC03 = The payee's account number is not valid
bank-AC04 = The account is closed
bank-AC06 = The account is blocked
bank-AC13 = The kind of account does not fit
bank-AG01 = Payments to this account are not allowed
bank-AM04 = There is not enough money on the account to be debited
bank-AM05 = The bank takes the payment for a duplicate
bank-BE01 = Name and account of the payee do not agree
bank-BE04 = The payee's address is missing or wrong
bank-CUST = At the customer's request
bank-DT01 = The execution date is not valid
bank-DU01 = The file was handed in before
bank-FF01 = The file has a problem of format
bank-MD07 = The payee has died
bank-MS02 = The payee gives no reason
bank-MS03 = The bank gives no reason
bank-RC01 = The payee's bank is given wrongly
bank-none = The bank gives no reason
event-opened = Opened: { $amount }, due on { $date }
event-approved = Approved
event-withdrawn = Withdrawn
event-blocked = Blocked
event-released = Released
event-expected_from_carrier = The carrier pays
event-not_expected = We pay it ourselves after all
event-planned = Put into a payment run: { $amount } to { $account }, attempt { $attempt }
event-taken_out = Taken out of the payment run, attempt { $attempt }
event-exported = Payment file handed out, attempt { $attempt }
event-accepted = Taken on by the bank, not yet paid, attempt { $attempt }
event-rejected = Refused by the bank, attempt { $attempt }
event-booked = { $amount } booked on { $date }: paid in full
event-part_paid = { $amount } booked on { $date }: less than is owed
event-overpaid = { $amount } booked on { $date }: more than is owed
event-booked_twice = Alarm: { $amount } booked on { $date }, though paid already or not owed
event-returned = { $amount } came back on { $date }
event-unmatched = Booking of { $amount } of { $date } taken off
event-settled = Settled
event-settled-difference = Settled with a difference of { $amount }
by-technician = Technician
by-rule = By the rules
by-bank = Bank
kept-not_yet = Proposed only from { $date }
kept-no_account-missing = The technician has no account
kept-no_account-unconfirmed = The account waits for its second person
kept-no_account-waiting = The account is new and used only from { $moment }
kept-account_refused = The bank has refused the account: { $bank }. It must be confirmed anew.
kept-amount = A bank takes 0.01 to 9’999’999’999.99.
kept-no_holder = The account has no holder's name
kept-rule = Breaks a rule of the bank ({ $rule }): { $what }
match-same_id = The payment number is ours
match-same_service_id = The text names the Service ID
match-same_amount = The amount is the same
match-same_account = The account is the same
match-amount_differs = The amount differs
match-currency_differs = The currency differs
match-account_differs = The account differs
match-direction_differs = The money moved in the other direction
match-ids_disagree = Its numbers belong to different payments
match-several_fit = Several claims fit
match-settled_before = The claim was settled before
match-reversal = It undoes an earlier booking
match-brings_back = It brings back a payment
match-sum_differs = The sum is not that of the payments in this part of the file
match-count_differs = The number of payments is not that of this part of the file
match-in_doubt = The details do not add up to the booking
match-no_amount = The bank gives no amount
match-nothing_of_ours = It bears no number of ours and no Service ID
match-other_counts = Another booking counts for it already; whether both tell of the same money is not clear
match-account_unknown = Nothing is waited for on this account

# One claim

claim-page-title = Claim { $number }
claim-money = Amount and term
claim-payer = Who pays
claim-paid = Paid
claim-due-how = Check-out on { $date } plus { $weeks } weeks
claim-pay-by = Last bank day
claim-pay-by-hint = Our bank must execute the payment by then, so that it arrives in time.
claim-propose-on = Proposed from
claim-tariff = Tariff
term-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
term-today = due today
term-overdue = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
}
claim-visit = Visit and evidence
claim-job = Job
claim-technician = Technician
claim-checked-out = Check-out
claim-trouble = What is wrong
claim-alarm = Alarm: perhaps paid twice
claim-alarm-lead = Money was booked though it was paid already or nothing is owed. Check the bookings below and claim the money back; settle only then.
claim-attempts = Payment attempts
claim-attempts-none = No payment attempt yet.
attempt-column-number = Attempt
attempt-column-reference = Payment number
attempt-column-account = Account
attempt-column-paid = Booked
attempt-run = Open payment run
claim-bookings = Bank bookings
claim-bookings-none = The bank has not booked anything yet.
booking-column-on = Booked on
booking-column-amount = Amount
booking-column-attempt = Attempt
booking-column-act = Action
booking-carrier = From the carrier
booking-take-off = Take off
booking-take-off-title = Take off the booking of { $amount }?
claim-history = History
claim-history-hint = Every entry is sealed; none is changed or deleted.
claim-entry = Entry { $number }
claim-acts = What can be done
claim-acts-none = Nothing can be done here at the moment.
claim-acts-closed = What cannot be done now, and why
act-approve = Approve
act-withdraw = Withdraw
act-block = Block
act-release = Release
act-expect_from_carrier = Expect from carrier
act-pay_ourselves = Pay ourselves
act-take_out = Take out of payment run
act-settle = Settle
act-lead-approve = It is paid with the next payment run.
act-lead-withdraw = It is not paid. The technician reads the reason on his phone. This cannot be undone.
act-lead-block = It is not paid until somebody releases it. The due date stays. The reason stays in the office.
act-lead-release = It can be approved and paid again.
act-lead-expect_from_carrier = The carrier pays, quoting the Service ID. We pay nothing until somebody decides otherwise.
act-lead-pay_ourselves = We pay after all; it must be approved next.
act-lead-take_out = The payment run must be checked and approved again.
act-lead-settle = Nothing more is expected then. If the booked amount differs, a reason is needed.
act-done = Done: { $act }
act-note = Reason
refusal-booking_matched = This booking counts for a claim already. Take it off first.
refusal-booking_not_matched = This booking counts for no claim.
refusal-booking_not_ours = This booking is marked as not ours. Take that back first.
refusal-booking_ours = This booking is not marked as not ours.
refusal-booking_repeated = Another booking tells of the same money. It counts there.
refusal-booking_no_amount = The bank gives no amount for this booking that can be put on a claim.
refusal-booking_exceeded = More is put on claims than was booked.

# Technicians' accounts

accounts-title = Payout account
accounts-lead = A new account needs a second person, and then some time. The technician is told on his phone.
accounts-none = No account yet. Without one nothing can be paid.
account-new = Enter an account
account-change = Enter another account
account-new-title = Enter an account of { $name }
account-new-lead = The present account holds until the new one is confirmed. Check the details with the technician, not in the message in which they came.
account-iban = IBAN
account-iban-hint = With or without blanks. Switzerland or Liechtenstein, no QR-IBAN.
account-holder = Account holder
account-state-waiting = Waits for a second person
account-state-pending = Confirmed, used from { $moment }
account-state-used = In use
account-state-past = Replaced
account-state-declined = Declined
account-proposed = Entered by { $name }, { $moment }
account-confirmed = Confirmed by { $name }, { $moment }
account-declined = Declined by { $name }, { $moment }: { $reason }
account-confirm = Confirm
account-confirm-title = Confirm the account of { $name }
account-confirm-lead = Compare the number with what the technician himself tells you. Then the waiting time runs; only after it is this account paid on.
account-decline = Decline
account-decline-title = Decline the account of { $name }
account-decline-lead = This account is not paid on. An earlier account still holds.

# Finance settings

finance-settings-title = Finance settings
finance-settings-admin = Only an admin can change them. Every change is written down.
own-accounts-title = Our accounts
own-accounts-lead = We pay from these accounts, and the carrier's money is expected on them.
own-accounts-none = No account yet. Without one no payment run can be made.
own-account-new = Add an account
own-account-edit = Change
own-account-edit-named = Change account { $iban }
own-account-name = Account holder
own-account-bic = BIC of the bank
own-account-bic-hint = Leave empty: the bank is known by the IBAN.
own-account-currency = Currency
own-account-pays = Payment runs in this currency are paid from this account
own-account-pays-yes = Pays
own-account-pays-no = Incoming only
own-account-use = Use
own-account-act = Action
save = Save
wait-title = Waiting time of new accounts
wait-value = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
wait-lead = For so long after the confirmation nothing is paid on a new account. It protects against forged changes of accounts.
wait-hours = Hours
wait-unreadable = Please give a whole number of hours.
wait-edit = Change the waiting time
days-title = Days on which banks rest
days-lead = Saturdays and Sundays always count. A day too many pays earlier; a day too few pays too late.
days-edit = Change the days of { $year }
days-edit-title = Bank holidays { $year }
days-date = Day
days-name = Name
days-add = Add a day
days-remove = Remove { $name }
days-default = Back to the default days
days-missing = Please give each day a date and a name.
days-default-hint = Without days of your own, the default holidays hold.

# Work list

finance-title = Work list
work-lists = What is to be done
list-pay_this_week = Pay this week
list-overdue = Overdue
list-cannot_pay = Cannot be paid
list-refused = Refused by the bank
list-returned = Returned
list-differences = Differences
list-expected = Expected from the carrier
list-lead-pay_this_week = Ours to pay, not under way yet
list-lead-overdue = The date is past, the technician waits
list-lead-cannot_pay = Blocked, or no account that may be paid on
list-lead-refused = Clear up the account, then approve again
list-lead-returned = Clear up the account, then approve again
list-lead-differences = Part paid, overpaid, paid twice or unclear
list-lead-expected = Paid to our account, quoting the Service ID
list-oldest = { $days ->
    [0] since today
    [one] for 1 day
   *[other] for { $days } days
}
list-nothing = Nothing
work-unmatched = Unmatched bookings
work-unmatched-in = In { $sum }
work-unmatched-out = Out { $sum }
work-unmatched-lead = The bank has booked, and nobody knows what for
work-runs = Payment runs that wait
work-runs-none = No payment run waits.
work-run-line = { $payments ->
    [one] 1 payment
   *[other] { $payments } payments
}
work-run-on = Execution { $date }
work-accounts = Accounts that wait for a second person
work-accounts-none = No account waits.
work-accounts-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
ageing-title = What is owed, by due date
ageing-as-of = As of
ageing-today = Today
ageing-bucket = Due
ageing-dates = Due dates
ageing-we = We pay
ageing-carrier = Carrier pays
ageing-count = Number
ageing-sum = Sum
ageing-total = Total
ageing-overpaid = Paid too much
ageing-chart = Bars for each due period in { $currency }; the figures are in the table.
ageing-none = Nothing was owed on { $date }.
bucket-overdue_over28 = More than 28 days overdue
bucket-overdue28 = 15 to 28 days overdue
bucket-overdue14 = 8 to 14 days overdue
bucket-overdue7 = 1 to 7 days overdue
bucket-due7 = Today to 7 days ahead
bucket-due14 = In 8 to 14 days
bucket-due28 = In 15 to 28 days
bucket-later = Later
until-date = until { $date }
from-date = from { $date }

# Table of claims

accounts-search = Number, Service ID, job, technician
filter-list = List
filter-payer = Paid by
filter-owed = Open only
column-claim = Number
column-pay-by = Bank day
column-hint = Note
claims-owed = Open
claims-paid-sum = Paid
xlsx = Download Excel
select-row = Select { $number }
select-page = Select all on this page
select-all = Select all { $total }
select-max = At most { $max } at once: please filter.
selected = { $count ->
    [one] 1 selected
   *[other] { $count } selected
}
select-none = Clear selection
select-act = With the selection
acted-title = { $act }: { $done } done, { $refused } not
acted-all = { $done ->
    [one] { $act }: 1 done.
   *[other] { $act }: { $done } done.
}
acted-unchanged = Nothing was changed on these:
acted-count = { $count ->
    [one] 1 claim
   *[other] { $count } claims
}
acted-more = and { $count } more
gathering = Gathering the selection: { $count } of { $total }
claims-open-claim = To the claim
work-run = Payment run of { $date }
note-title = Text of a payment
note-lead = Stands in every payment behind the Service ID, followed by the day of the visit.
note-edit = Change the text
journal-title = Bookkeeping
journal-lead = The journal is exported in these accounts. The Swiss chart for small companies is the default.
journal-edit = Change the accounts
journal-expense = Expense of compensations
journal-liability = Liability to technicians
journal-bank = Bank
journal-carrier_claim = Claim on the carrier
journal-carrier_income = Income from the carrier
journal-difference = Differences
journal-export = Download the journal
journal-export-lead = Debit and credit as CSV, every entry once.
