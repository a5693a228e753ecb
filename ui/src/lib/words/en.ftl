# Words that both pages use.

close = Close
back = Back
cancel = Cancel
retry = Try again
loading = Loading …
optional = optional
search = Search
clear = Clear
characters-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
}
copied = Copied

job = Job
service-id = Service ID
sample-amount = Invented sample amount

job-state-open = Open
job-state-assigned = Assigned
job-state-on_site = On site
job-state-completed = Completed
job-state-failed = Failed
job-state-cancelled = Cancelled

job-kind-installation = Installation
job-kind-transfer_point = Transfer point (UP)
job-kind-repair = Repair

claim-state-submitted = Submitted
claim-state-approved = Approved
claim-state-in_pay_run = Being paid
claim-state-paid = Paid
claim-state-rejected = Rejected
claim-state-returned = Returned

action-check_in = Check-in
action-check_out = Check-out
action-cancel = Cancellation
action-request_service_order = New service order

cancellation-customer = Customer
cancellation-technician = Technician
cancellation-other = Another reason
transfer-point-not-accessible = Transfer point not accessible

wish-soon = As soon as possible
wish-date = On { $date }
wish-line_active = Once the line is active
wish-material_there = Once the material is there

service-order-requested = Waiting for a date
service-order-scheduled = Scheduled
service-order-declined = Declined

question-successful = Job successful?
question-third_party = Third party involved?
question-call = Call confirmed?
question-technician_visit = Visit needed?
question-cause = Cause
question-reason = Reason
question-confirm = Confirm

field-contact = Spoke with
field-reference = Reference
field-reason = Reason
field-note = Remark
field-customer_name = Customer name
field-customer_phone = Telephone number
field-street = Street and number
field-postcode = Postcode
field-city = Town
field-access = Access
field-instructions = Instructions
field-job_number = Job number
field-person_name = Name
field-wish = Wished time

refusal-job_unknown = This job is not known.
refusal-not_yours = This job is assigned to somebody else now.
refusal-not_checked_in = Check in first.
refusal-already_checked_in = This job is checked in already.
refusal-already_checked_out = This job is checked out already.
refusal-cancelled = This job is cancelled.
refusal-work_stopped = Transfer-point job with a dead line: do no further work under this job, close it as failed.
refusal-procedure_unknown = The failure procedure of this report is not known.
refusal-cause_unknown = The procedure has no such cause.
refusal-not_in_partnership = This job is not done in partnership with a carrier.
refusal-unanswered = Still open: { $question }
refusal-not_on_the_way = This answer is not possible here.
refusal-not_a_transfer_point = “Transfer point not accessible” is for transfer-point jobs only, with reason Customer.
refusal-needed = Please fill in: { $field }
refusal-too_long = { $field }: at most { $max } characters.
refusal-window_impossible = The visit must end after it begins, and within a day.
refusal-date_past = This date is past.
refusal-service_order_exists = A service order was opened from this job already.
refusal-service_order_settled = This service order is settled already.
refusal-claim_exists = A claim exists for this job, and there is only one for each job. Take this as evidence, or reject it.
refusal-operation_unreadable = The server cannot read this. Take it as evidence, or reject it.
refusal-operation_too_new = This comes from a newer app than the server knows. Update the server, take it as evidence, or reject it.
refusal-review_settled = This is decided already.
refusal-service_id_empty = A Service ID is needed.
refusal-service_id_too_long = A Service ID has at most { $max } characters.
refusal-service_id_character = A Service ID cannot contain this character: { $character }
refusal-iban_empty = An IBAN is needed.
refusal-iban_character = An IBAN has letters and digits only. Please leave out: { $character }
refusal-iban_country = Only an account in Switzerland or Liechtenstein can be paid. Its IBAN begins with CH or LI.
refusal-iban_length = This IBAN has { $found } letters and digits instead of { $expected }.
refusal-iban_mistyped = This IBAN is mistyped: its check digits do not fit.
refusal-qr_iban = This is a QR-IBAN for incoming bills. Please enter the account's normal IBAN.
refusal-unknown = A rule that this app does not know yet says no. It is kept; please update the app.

park-needs_newer_server = Comes from a newer app ({ $action }). Kept until the server knows it.
park-unreadable = The server could not read it. It is kept.
park-revoked_phone = The office had revoked this phone when the work arrived. The office is looking at it.
park-cloned_phone = Two phones say they are the same one. The office is looking at it.
park-behind = An earlier step on this job still waits for the office.
park-unknown = Waits for the office, for a reason that this app does not know yet.

missing-partnership = The job is not done in partnership with a carrier.
missing-procedure = The failure procedure is not on this phone yet.
missing-service_id = The job has no Service ID.
missing-third_party = The carrier is not involved.
missing-call = The call is not confirmed.
missing-call_not_reached = The helpline was not reached.
missing-technician_visit = Whether a technician has to come is open.
missing-cause = The cause is missing.
missing-compensation = No compensation is set for this cause.
