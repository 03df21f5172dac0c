//! Reads a workload file into the engine, and measures what that costs.

use std::collections::HashMap;
use std::str::FromStr;
use std::time::Instant;

use cedar_policy::{
    Authorizer, Context, Entities, EntityId, EntityTypeName, EntityUid, PolicyId, PolicySet,
    Request, Schema, SlotId, get_sdk_version,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::Failure;
use crate::engine::Engine;
use crate::machine;

/// The entities stay text, so that reading them is all the engine's work.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Workload<'a> {
    policies: String,
    #[serde(default)]
    template_links: Vec<TemplateLink>,
    #[serde(default)]
    schema: String,
    #[serde(borrow)]
    entities: &'a RawValue,
    requests: Vec<RequestData>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TemplateLink {
    template_id: String,
    new_id: String,
    values: HashMap<String, UidData>,
}

#[derive(Deserialize)]
struct RequestData {
    principal: UidData,
    action: UidData,
    resource: UidData,
    #[serde(default)]
    context: Option<Value>,
}

#[derive(Deserialize)]
struct UidData {
    r#type: String,
    id: String,
}

/// The engine with the workload of the file at `path`, and the report of how long that took.
pub fn load(path: &str) -> Result<(Engine, Value), Failure> {
    let text = std::fs::read_to_string(path)?;
    let start = Instant::now();
    let workload: Workload = serde_json::from_str(&text)?;
    let (policies, policies_ns, _) = timed(|| read_policies(&workload))?;
    let (schema, schema_ns, _) = timed(|| read_schema(&workload.schema))?;
    let (entities, entities_ns, entities_cpu_ns) =
        timed(|| read_entities(workload.entities.get(), schema.as_ref()))?;
    let requests = workload
        .requests
        .into_iter()
        .map(read_request)
        .collect::<Result<_, _>>()?;
    let load_ns = nanoseconds(start);
    drop(text);
    let memory = machine::memory();
    let report = json!({
        "ok": true,
        "engine": format!("cedar-policy {}", get_sdk_version()),
        "loadNs": load_ns,
        "policiesNs": policies_ns,
        "schemaNs": schema_ns,
        "entitiesNs": entities_ns,
        "entitiesCpuNs": entities_cpu_ns,
        "rssBytes": memory.now,
        "peakRssBytes": memory.peak,
        "timerNs": machine::timer_ns(),
    });
    Ok((
        Engine {
            authorizer: Authorizer::new(),
            policies,
            entities,
            requests,
        },
        report,
    ))
}

/// What `work` gives, its wall-clock time and its processor time.
fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(T, u64, Option<u64>), Failure> {
    let (start, cpu) = (Instant::now(), machine::cpu_ns());
    let result = work()?;
    let cpu = cpu.and_then(|before| Some(machine::cpu_ns()? - before));
    Ok((result, nanoseconds(start), cpu))
}

fn nanoseconds(start: Instant) -> u64 {
    start.elapsed().as_nanos() as u64
}

/// Nothing when the workload has no schema.
fn read_schema(text: &str) -> Result<Option<Schema>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(Schema::from_cedarschema_str(text)?.0))
}

/// The entities as they stand, and the schema's actions. Reading them against the schema would check each
/// entity as well: that takes longer, and the other engines do not do it here.
fn read_entities(text: &str, schema: Option<&Schema>) -> Result<Entities, Failure> {
    let actions = match schema {
        Some(schema) => schema.action_entities()?,
        None => Entities::empty(),
    };
    Ok(actions.add_entities_from_json_str(text, None)?)
}

fn read_policies(workload: &Workload) -> Result<PolicySet, Failure> {
    let mut policies = PolicySet::from_str(&workload.policies)?;
    for link in &workload.template_links {
        let values = link
            .values
            .iter()
            .map(|(slot, uid)| Ok((slot_id(slot)?, entity_uid(uid)?)));
        let values = values.collect::<Result<HashMap<_, _>, Failure>>()?;
        policies.link(
            PolicyId::new(&link.template_id),
            PolicyId::new(&link.new_id),
            values,
        )?;
    }
    Ok(policies)
}

fn slot_id(slot: &str) -> Result<SlotId, Failure> {
    match slot {
        "?principal" => Ok(SlotId::principal()),
        "?resource" => Ok(SlotId::resource()),
        other => Err(format!("there is no slot `{other}`").into()),
    }
}

/// Against no schema: an engine decides what it is asked, and all peers are asked the same.
fn read_request(data: RequestData) -> Result<Request, Failure> {
    let context = match data.context {
        Some(context) => Context::from_json_value(context, None)?,
        None => Context::empty(),
    };
    let [principal, action, resource] = [
        entity_uid(&data.principal)?,
        entity_uid(&data.action)?,
        entity_uid(&data.resource)?,
    ];
    Ok(Request::new(principal, action, resource, context, None)?)
}

fn entity_uid(data: &UidData) -> Result<EntityUid, Failure> {
    let kind = EntityTypeName::from_str(&data.r#type)?;
    Ok(EntityUid::from_type_name_and_id(
        kind,
        EntityId::new(&data.id),
    ))
}
