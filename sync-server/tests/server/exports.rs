//! Tables: filtered, searched, sorted and paged by the database, and downloaded.

use domain::operation::Action;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::actors::{completed, failed, new_job, office_day};

fn numbers(page: &Value) -> Vec<&str> {
    page["rows"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn jobs_are_filtered_searched_sorted_and_paged() {
    let (_server, office, technician, mut phone) = office_day().await;
    for (number, customer, day) in [("B-1", "Zoë 50%_Rabatt", 27), ("B-2", "anna", 28), ("B-3", "Mia", 29)] {
        let mut job = new_job(number, if number == "B-2" { None } else { Some(technician) });
        job["customer"]["name"] = json!(customer);
        job["window_start"] = json!(format!("2026-03-{day}T08:00:00Z"));
        job["window_end"] = json!(format!("2026-03-{day}T10:00:00Z"));
        office.post("jobs", &job).await;
    }
    let ask = async |query: &str| office.get(&format!("jobs?{query}")).await;
    assert_eq!(numbers(&ask("").await), ["B-3", "B-2", "B-1"], "latest first");
    assert_eq!(numbers(&ask("sort=number").await), ["B-1", "B-2", "B-3"]);
    assert_eq!(numbers(&ask("sort=customer&direction=desc").await), ["B-1", "B-3", "B-2"]);
    assert_eq!(numbers(&ask("state=open").await), ["B-2"]);
    assert_eq!(numbers(&ask(&format!("technician={technician}")).await), ["B-3", "B-1"]);
    assert_eq!(numbers(&ask("search=ZO%C3%8B").await), ["B-1"], "large or small, beyond ASCII as well");
    assert_eq!(numbers(&ask("search=50%25_").await), ["B-1"], "wildcards are bare characters");
    assert_eq!(numbers(&ask("search=%25").await), ["B-1"]);
    assert_eq!(numbers(&ask("search=beispielgasse").await).len(), 3);
    assert_eq!(numbers(&ask("from=2026-03-28&until=2026-03-28").await), ["B-2"]);
    let page = ask("size=2&page=2").await;
    assert_eq!((numbers(&page), &page["total"], &page["page"]), (vec!["B-1"], &json!(3), &json!(2)));
    assert_eq!(ask("size=9999").await["size"], 200);
    assert_eq!(ask("page=99").await["rows"], json!([]));
    assert_eq!(numbers(&ask("parked=true").await).len(), 0);
    let job = ask("search=b-1").await["rows"][0]["id"].as_str().unwrap().parse().unwrap();
    phone.send(job, completed()).await;
    assert_eq!(numbers(&ask("parked=true").await), ["B-1"]);
    for wrong in ["state=nowhere", "page=-1", "from=yesterday", "technician=me"] {
        let answer = office.request(Method::GET, &format!("jobs?{wrong}")).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn claims_are_totalled_and_downloaded_as_a_spreadsheet_reads_them() {
    let (server, office, technician, mut phone) = office_day().await;
    let formula = office.technician("=1+1; \"Böse\"").await;
    let mut other = server.phone(&office, formula).await;
    let (lucas, others) = (office.job(Some(technician)).await, office.job(Some(formula)).await);
    for (phone, job, cause) in
        [(&mut phone, lucas, "line_not_activated"), (&mut other, others, "router_not_synchronising")]
    {
        phone.send(job, Action::CheckIn).await;
        phone.send(job, failed(cause, true)).await;
        server.clock.forward(chrono::Duration::days(10));
    }
    server.clock.forward(chrono::Duration::days(40));
    let office = server.office("dora", sync_server::api::Role::Admin).await;
    let page = office.get("claims").await;
    assert_eq!(page["sums"], json!([{ "amount": 10550, "currency": "CHF" }]));
    assert_eq!(page["overdue"], json!([{ "amount": 6000, "currency": "CHF" }]), "one is due since four days");
    assert_eq!(page["rows"][0]["days_left"], -4);
    assert_eq!(office.get("claims?overdue=true").await["total"], 1);
    assert_eq!(office.get("claims?overdue=false").await["total"], 1);
    assert_eq!(office.get("claims?search=sid-100&size=1").await["total"], 2);
    assert_eq!(office.get("claims?search=luca").await["total"], 1);
    assert_eq!(office.get("claims?search=B%C3%96SE").await["total"], 1);
    assert_eq!(office.get("claims?state=paid").await["sums"], json!([]));
    assert_eq!(office.get("claims?from=2026-05-30&sort=amount&direction=desc").await["total"], 1);

    let answer = office.request(Method::GET, "claims.csv?sort=amount").send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    assert!(answer.headers()["content-disposition"].to_str().unwrap().contains("claims-2026-05-26.csv"));
    let text = answer.text().await.unwrap();
    let lines: Vec<_> = text.split("\r\n").collect();
    assert!(lines[0].starts_with("\u{feff}claim;job;technician;service_id;"));
    assert!(lines[1].contains(";\"'=1+1; \"\"Böse\"\"\";SID-100/7;router_not_synchronising;"), "{}", lines[1]);
    assert!(lines[2].contains(";60.00;CHF;2026-03-27;2026-05-22;-4;submitted"), "{}", lines[2]);
    assert_eq!(lines.len(), 4, "head, two claims, and an end of line");
}

fn column<'a>(page: &'a Value, name: &str) -> Vec<&'a str> {
    page["rows"].as_array().unwrap().iter().map(|row| row[name].as_str().unwrap()).collect()
}

#[tokio::test]
async fn review_is_sorted_by_the_database_and_downloaded_as_a_spreadsheet_reads_it() {
    let (server, office, technician, mut phone) = office_day().await;
    let formula = office.technician("=1+1; \"Böse\"").await;
    let mut other = server.phone(&office, formula).await;
    // Neither job was checked in, and the second is cancelled too.
    for (phone, technician, number, customer) in
        [(&mut phone, technician, "B-2", "Zoë Anfang"), (&mut other, formula, "B-1", "@Mia")]
    {
        let mut job = new_job(number, Some(technician));
        job["customer"]["name"] = json!(customer);
        let job = office.post("jobs", &job).await["job"]["id"].as_str().unwrap().parse().unwrap();
        if number == "B-1" {
            office.post(&format!("jobs/{job}/cancel"), &json!({ "reason": "customer", "note": "" })).await;
        }
        phone.send(job, completed()).await;
        server.clock.forward(chrono::Duration::minutes(5));
    }
    let ask = async |query: &str| office.get(&format!("review?{query}")).await;
    assert_eq!(column(&ask("").await, "job_number"), ["B-2", "B-1"], "the oldest first");
    for (query, first) in [
        ("sort=received&direction=desc", "B-1"),
        ("sort=happened&direction=desc", "B-1"),
        ("sort=job", "B-1"),
        ("sort=job&direction=desc", "B-2"),
        ("sort=customer", "B-1"),
        ("sort=technician&direction=desc", "B-2"),
        ("sort=reason", "B-1"), // cancelled before not checked in
        ("sort=reason&direction=desc", "B-2"),
        ("sort=decided", "B-2"), // nothing is decided: as they came
    ] {
        assert_eq!(column(&ask(query).await, "job_number")[0], first, "{query}");
    }
    let page = ask("sort=job&size=1&page=2").await;
    assert_eq!((column(&page, "job_number"), &page["total"]), (vec!["B-2"], &json!(2)));

    let row = &ask("sort=job").await["rows"][0];
    let decide = format!("review/{}/{}/decide", row["operation"].as_str().unwrap(), row["hash"].as_str().unwrap());
    office.post(&decide, &json!({ "decision": "reject", "reason": "=2+2; no" })).await;
    for (query, lines) in [("sort=received", 3), ("state=decided&search=mia", 3), ("search=nobody", 2)] {
        let answer = office.request(Method::GET, &format!("review.csv?{query}")).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
        let disposition = answer.headers()["content-disposition"].to_str().unwrap();
        assert!(disposition.contains("review-2026-03-27.csv"), "{disposition}");
        let text = answer.text().await.unwrap();
        let all: Vec<_> = text.split("\r\n").collect();
        assert!(all[0].starts_with("\u{feff}operation;hash;received;happened;technician;phone;action;"));
        assert_eq!(all.len(), lines, "head, what matches, and an end of line: {query}");
        if query.starts_with("state=decided") {
            let formulas = ";\"'=1+1; \"\"Böse\"\"\";Pixel 9;check_out;B-1;'@Mia;this job is cancelled;";
            assert!(all[1].contains(formulas), "{}", all[1]);
            assert!(all[1].contains(";2026-03-27 10:05:00;"), "on the clocks of Zurich: {}", all[1]);
            assert!(all[1].ends_with(";reject;\"'=2+2; no\""), "{}", all[1]);
        }
    }
}
