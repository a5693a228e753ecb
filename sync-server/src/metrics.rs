//! Counters in the text format of Prometheus. The recorder belongs to one server, not to the process: two servers in
//! one test do not share counters.

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram, with_local_recorder};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusRecorder};

/// Counters of one server.
pub struct Metrics {
    recorder: PrometheusRecorder,
}

fn describe() {
    describe_counter!("einsatz_requests_total", "Requests answered, by caller and class of status");
    describe_histogram!("einsatz_request_seconds", "Time from a request to its answer, by caller");
    describe_counter!("einsatz_operations_total", "Operations taken in, by outcome");
    describe_counter!("einsatz_groups_total", "Transactions that took operations in");
    describe_counter!("einsatz_grouped_total", "Requests with operations that these transactions held");
    describe_counter!("einsatz_rebuilds_total", "Phones that held other rows than they were given");
    describe_gauge!("einsatz_head", "Writing transactions so far");
    describe_gauge!("einsatz_operations_parked", "Operations that wait for a person");
    describe_gauge!("einsatz_phones", "Phones that may read");
}

/// What is read from the database when somebody asks.
#[derive(Debug, Clone, Copy)]
pub struct Gauges {
    /// Writing transactions so far.
    pub head: i64,
    /// Operations that wait for a person.
    pub parked: i64,
    /// Phones that may read.
    pub phones: i64,
}

impl Metrics {
    /// All at zero.
    #[must_use]
    pub fn new() -> Metrics {
        let seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
        let matcher = Matcher::Suffix("_seconds".into());
        // The list is not empty, which is the one thing that can be wrong with it.
        let builder = PrometheusBuilder::new();
        let builder = builder.set_buckets_for_metric(matcher, &seconds).unwrap_or_else(|_| PrometheusBuilder::new());
        let metrics = Metrics { recorder: builder.build_recorder() };
        with_local_recorder(&metrics.recorder, describe);
        metrics
    }

    /// A request was answered.
    pub fn request(&self, caller: &'static str, status: u16, seconds: f64) {
        with_local_recorder(&self.recorder, || {
            let class = match status {
                0..=199 => "1xx",
                200..=299 => "2xx",
                300..=399 => "3xx",
                400..=499 => "4xx",
                _ => "5xx",
            };
            counter!("einsatz_requests_total", "caller" => caller, "status" => class).increment(1);
            histogram!("einsatz_request_seconds", "caller" => caller).record(seconds);
        });
    }

    /// An operation was taken in.
    pub fn operation(&self, outcome: &'static str) {
        with_local_recorder(&self.recorder, || {
            counter!("einsatz_operations_total", "outcome" => outcome).increment(1);
        });
    }

    /// So many requests were taken in by one transaction.
    pub fn group(&self, requests: usize) {
        with_local_recorder(&self.recorder, || {
            counter!("einsatz_groups_total").increment(1);
            counter!("einsatz_grouped_total").increment(requests as u64);
        });
    }

    /// A phone held other rows than it was given, and is given all of them anew.
    pub fn rebuild(&self) {
        with_local_recorder(&self.recorder, || counter!("einsatz_rebuilds_total").increment(1));
    }

    /// Everything as text.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "Prometheus knows floats only")]
    pub fn render(&self, gauges: Gauges) -> String {
        with_local_recorder(&self.recorder, || {
            gauge!("einsatz_head").set(gauges.head as f64);
            gauge!("einsatz_operations_parked").set(gauges.parked as f64);
            gauge!("einsatz_phones").set(gauges.phones as f64);
        });
        let handle = self.recorder.handle();
        handle.run_upkeep();
        handle.render()
    }
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics::new()
    }
}
