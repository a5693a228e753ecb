# Words of the bank files and the bookings.

bank-files-title = Bank files
bank-files-empty-title = No bank file yet
bank-files-empty-lead = Download answers (pain.002), statements (camt.053) and advices (camt.054) in your e-banking and read them in here.
bank-files-list = Files read in
bank-column-name = File
bank-column-kind = Kind
bank-column-imported = Read in
bank-column-brought = New bookings
bank-column-placed = Matched
bank-column-waiting = Need you
bank-column-answers = Answers
bank-column-findings = Findings

bank-kind-answer = Answer of the bank (pain.002)
bank-kind-statement = Statement of account (camt.053)
bank-kind-advice = Advice of bookings (camt.054)
bank-kind-short-answer = Answer
bank-kind-short-statement = Statement
bank-kind-short-advice = Advice

import-title = Read in files of the bank
import-lead = Several at once, ZIP too. A file that was read in before changes nothing.
import-drop = Drop files here or
import-choose = Choose files
import-drop-now = Let go to read in
import-under-way = Being read in
import-waiting = Waiting
import-sending = { $percent } % sent
import-reading = Being read …
import-stop = Do not read in the others
import-stopped = Not read in
import-failed = Not read in: { $why }
import-again = Try again
import-known = Read in before, on { $moment }: nothing was changed. It brought then:
import-refused = Not read. Nothing of it was saved or counted.
import-read = { $count ->
    [one] 1 file read in
   *[other] { $count } files read in
}
import-read-refused = { $count ->
    [0] { "" }
    [one] , 1 not
   *[other] , { $count } not
}
import-open = Details
import-to-desk = { $count ->
    [one] Match 1 booking
   *[other] Match { $count } bookings
}
import-clear = Clear the list

brought-nothing = Nothing new
brought-bookings = { $count ->
    [one] 1 new booking
   *[other] { $count } new bookings
}
brought-placed = { $count ->
    [one] 1 matched by rule
   *[other] { $count } matched by rule
}
brought-repeated = { $count ->
    [one] 1 tells of the same money again
   *[other] { $count } tell of the same money again
}
brought-suggested = { $count ->
    [one] 1 with a suggestion
   *[other] { $count } with a suggestion
}
brought-unmatched = { $count ->
    [one] 1 without a match
   *[other] { $count } without a match
}
brought-known = { $count ->
    [one] 1 known before
   *[other] { $count } known before
}
brought-announced = { $count ->
    [one] 1 only announced (does not count yet)
   *[other] { $count } only announced (do not count yet)
}
brought-accepted = { $count ->
    [one] 1 payment accepted
   *[other] { $count } payments accepted
}
brought-rejected = { $count ->
    [one] 1 payment rejected
   *[other] { $count } payments rejected
}
brought-unclear = { $count ->
    [one] 1 answer does not fit
   *[other] { $count } answers do not fit
}
brought-settled = { $count ->
    [one] 1 claim done
   *[other] { $count } claims done
}
brought-returned = { $count ->
    [one] 1 payment came back
   *[other] { $count } payments came back
}
brought-alarms = { $count ->
    [one] 1 alarm: perhaps paid twice
   *[other] { $count } alarms: perhaps paid twice
}
brought-findings = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}

bank-file-facts = File
bank-file-by = Read in by
bank-file-hash = SHA-256
bank-file-download = Download the original
bank-file-brought = What it brought
bank-file-statements = Statements
statement-account = Account
statement-ours = own account
statement-not-ours = no account of the office
statement-number = Number
statement-days = Days
statement-opening = Opening balance
statement-closing = Closing balance
statement-bookings = Bookings
findings-title = Findings
findings-lead = The file was read all the same. What is set aside does not count, and a person has to look.
findings-line = Line
findings-entry = Entry
findings-what = What
findings-whole = whole file
findings-aside = set aside
findings-first = The first { $count }.

bookings-title = Bookings
bookings-search = Name, reference, message
bookings-list = List of bookings
bookings-tab-waiting = To do
bookings-tab-all = All
bookings-column-booked = Booked
bookings-column-age = Age
bookings-column-amount = Amount
bookings-column-who = Other side
bookings-column-state = State
bookings-filter-direction = Direction
bookings-out = Debit
bookings-in = Credit
bookings-empty-title = No booking waits
bookings-empty-lead = All bookings are matched. New ones come with the next statement of account.
bookings-none-title = No booking yet
bookings-none-lead = Read in a statement of account first.
bookings-no-match-title = No booking matches
bookings-no-match-lead = Change the search or clear the filters.
bookings-import = Read in bank files
booking-age = { $days ->
    [0] today
    [one] 1 day
   *[other] { $days } days
}
booking-state-unmatched = Open
booking-state-matched = Matched
booking-state-not_ours = Not ours
booking-state-parts = Booked in parts
booking-state-held = Taken off
booking-state-repeated = Told again

desk-choose-title = Choose a booking
desk-choose-lead = Choose a booking on the left. Keys: ? shows all.
desk-booked-on = Booked on
desk-valued-on = Value date
desk-account = Our account
desk-other = Other side
desk-texts = Message
desk-end-to-end = Payment number
desk-payment-information = Part of the payment file
desk-batch = Batch booking
desk-batch-payments = { $count ->
    [one] 1 payment
   *[other] { $count } payments
}
desk-batch-unknown = number unknown
desk-reversal = Undoes an earlier booking
desk-returned = Return
desk-file = From file
desk-no-name = without a name
desk-more = More from the bank
desk-why-not = Why no rule matches it
desk-suggestions = Suggestions
desk-no-suggestions = No claim fits by itself. Search for one.
desk-for = For it
desk-against = Against it
desk-due = due on { $date }
desk-take = Match
desk-take-named = Match { $number }
desk-search = Search a claim
desk-search-label = Number, Service ID, job, technician
desk-search-lead = At least two characters.
desk-search-none = No claim matches.
desk-add = Add
desk-add-named = Add { $number }
desk-split = Split over several
desk-split-lead = The parts together are at most the amount of the booking.
desk-split-amount = Amount for { $number }
desk-split-remove = Leave { $number } out
desk-split-left = Not split yet
desk-split-over = Split too much
desk-split-unreadable = Please give an amount such as 60.00.
desk-split-go = { $count ->
    [one] Match 1 claim
   *[other] Match { $count } claims
}
desk-matched = Counts for
desk-rule-payment_id = by rule: payment number
desk-rule-batch = by rule: batch booking
desk-rule-service_id = by rule: Service ID
desk-rule-hand = by hand
desk-left = Of it counts for nothing
desk-take-off = Take off
desk-take-off-title = Take the booking off
desk-take-off-lead = The booking counts for no claim then, and waits here again. No rule matches it once more. Nothing is paid by this: a person has to look at the claim anew.
desk-not-ours = Not ours
desk-not-ours-title = None of our payments
desk-not-ours-lead = The booking leaves the work list and counts for nothing. This can be taken back.
desk-ours = Ours after all
desk-said-not-ours = Marked as “not ours” by { $name }, { $moment }

desk-did-match = Matched: { $number }. Next booking.
desk-did-match-last = Matched: { $number }. No other waits.
desk-did-take-off = Taken off. The booking waits again.
desk-did-not-ours = Marked as “not ours”.
desk-did-ours = Back in work.

desk-keys-move = Choose a booking
desk-keys-open = Into the booking
desk-keys-back = Back to the list
desk-keys-take = Take suggestion 1 to 9
desk-keys-search = Search a claim
desk-keys-not-ours = Not ours
desk-keys-take-off = Take off

refused-not_xml = This is no XML file. Download the camt.053, camt.054 or pain.002 file in your e-banking.
refused-damaged = The file is damaged or incomplete. Download it again.
refused-no_namespace = The file does not say by which standard it is written.
refused-not_a_bank_file = This is no answer, statement or advice of a bank.
refused-nothing_inside = There is nothing in the file: no statement and no answer.
refused-entities = The file has entities of its own, which no bank file has.
refused-encoding = The file is not written in UTF-8. Ask for UTF-8, and do not save it in an editor.
refused-too_deep = The file is nested deeper than any bank file.
refused-too_large = The file is too large. Ask for a shorter period.
refused-text_too_long = A text in the file is longer than in any bank file.
refused-too_many = There is too much in one place of the file.
refused-unreadable = The file could not be read.
refused-archive = The ZIP file cannot be opened. Unpack it and choose the files in it.

finding-wrong_order = An element stands at another place than in the standard.
finding-overlong = A text is longer than allowed.
finding-direction_unknown = Neither credit nor debit.
finding-amount_unreadable = The amount cannot be read.
finding-currency_missing = The currency is missing.
finding-missing = Something is missing.
finding-status_unknown = The status is unknown; the entry does not count as booked.
finding-date_unreadable = The date cannot be read.
finding-number_unreadable = A number cannot be read.
finding-details_differ = The entry and its details come to different amounts.
finding-count_differs = The batch booking names another number of payments.
finding-batch_without_details = Batch booking without details; an advice (camt.054) may tell them.
finding-balance_gap = Opening balance and bookings do not give the closing balance.
finding-account_missing = The statement names no account.
finding-name_differs = The file’s name says something else than its content; the content counts.
finding-namespace_differs = The file names another standard than its content has; the content counts.
finding-unknown_element = An element is none of the standard; it is passed over.
finding-more_unknown_elements = Too many elements are none of the standard; they are passed over.
