# Words of the payment runs.

pay-runs-title = Payment runs
pay-runs-empty-title = No payment run yet
pay-runs-empty-lead = As soon as claims are approved, what a run would pay now stands above.
pay-runs-list = Runs so far
pay-runs-column-on = Execution
pay-runs-column-made = Made
pay-runs-column-payments = Payments
pay-runs-column-total = Sum
pay-runs-column-kept-out = Kept out
pay-runs-column-approved = Approved by
pay-runs-column-progress = At the bank

run-next-title = Next run
run-next-payments = Payments
run-next-total = Sum
run-next-on = Execution on
run-next-from = From account
run-next-kept-out = Kept out
run-next-nothing = There is nothing to pay now. Approved claims are proposed from six weeks after the visit on.
run-make = Make and check the run
run-look = See the proposal
run-no-account-title = There is no account to pay from
run-no-account-lead = A run in { $currency } needs an account of your own that the bank pays from.
run-to-settings = To the settings

proposal-title = Proposal for the next run
proposal-lead = What a run made now would pay. Nothing is saved yet.
proposal-currency = Currency
proposal-early = Later ones too
proposal-early-hint = Also takes in claims that would be proposed later.
proposal-payments = What is paid
proposal-empty-title = Nothing to pay
proposal-empty-lead = No claim can be paid now. Below stands what is kept out, and why.

run-title = Payment run of { $date }
run-steps = Steps
run-step-made = Made
run-step-checked = Checked
run-step-approved = Approved
run-step-exported = Exported
run-step-answered = The bank has answered
run-todo-made = Make
run-todo-checked = Check
run-todo-approved = Approve
run-todo-exported = Export
run-todo-answered = Answer of the bank
run-step-done = done
run-step-now = now
run-step-open = open
run-step-by = { $name }, { $moment }

run-do-check = Check
run-do-check-lead = The files are written and read by the rules of the bank. Nothing is paid by this.
run-do-approve = Approve
run-do-approve-lead = A second person approves exactly these files. Any change of the run voids the approval.
run-do-export = Export and download
run-do-export-lead = Upload the file in your e-banking after this. From then on every payment of the run counts as being with the bank.
run-done-lead = The files are exported. What the bank says stands here as soon as its file is read in.
run-dropped-lead = This run was dropped. Its claims are free for a new run.
run-complete = The run is finished: the bank has said of every payment what became of it.
run-not-you = You cannot do this
run-link-copy = Copy link for the second person
run-link-copied = Link copied
run-drop = Drop the run
run-protocol = Protocol (PDF)

run-facts = Run
run-fact-on = Execution on
run-fact-from = From account
run-fact-payments = Payments
run-fact-total = Sum

run-files = Files for the bank
run-files-lead = Who approves, approves exactly these files: the checksum is the fingerprint of their content.
run-file-hash = SHA-256
run-file-payments = Payments
run-file-download = Download
run-file-download-named = Download file { $name }

run-progress = What the bank has said
run-progress-bar = { $booked } of { $total } booked
run-progress-booked = Booked
run-progress-accepted = Accepted, not booked yet
run-progress-exported = No answer yet
run-progress-rejected = Rejected
run-progress-returned = Returned
run-progress-unclear = Unclear
run-progress-short = { $booked } of { $total } booked
run-progress-not-yet = Not exported yet
run-progress-trouble = { $count ->
    [one] 1 needs you
   *[other] { $count } need you
}
run-progress-import = Read in the bank’s answer or statement

run-changed = What reads differently at the bank
run-changed-lead = Banks take certain characters only. These texts are written like this:
run-changed-part-name = Name
run-changed-part-remittance = Message
run-changed-part-other = Text
run-changed-part = Text
run-changed-from = Here
run-changed-to = At the bank
run-payment = Payment

run-payments = Payments
run-payments-search = Number, name, IBAN
run-payments-none = No payment matches.
run-column-number = Number
run-column-technician = Technician
run-column-holder = Account holder
run-column-iban = Account
run-column-amount = Amount
run-column-due = Due
run-column-pay-by = Pay by
run-column-service-id = Service ID
run-column-state = State
run-column-act = Action

run-kept-out = Kept out, and why
run-kept-out-lead = These claims hold up no other. They stay open and are looked at anew with the next run.
run-kept-out-why = Reason
run-kept-out-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
}

run-take-out = Take out
run-take-out-named = Take out { $number }
run-take-out-title = Take { $number } out of the run
run-take-out-lead = The claim stays open and may be in a later run. Check and approval of this run no longer hold.
run-drop-title = Drop the run
run-drop-lead = Nothing is paid. All claims of the run are free for a new one. A run that was dropped does not come back.

run-history = History
run-event-made = Made, { $payments ->
    [one] 1 payment
   *[other] { $payments } payments
}
run-event-changed = Changed: { $what }
run-event-checked = Checked
run-event-approved = Approved
run-event-exported = Exported
run-event-dropped = Dropped: { $reason }
