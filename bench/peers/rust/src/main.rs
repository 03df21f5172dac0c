//! The reference engine as a peer of the benchmark: JSON commands on standard input, one a line, each
//! answered by one line on standard output. `../README.md` has the protocol.

mod engine;
mod machine;
mod workload;

use std::io::{self, BufRead, Write};

use engine::Engine;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(tag = "cmd", rename_all = "lowercase")]
enum Command {
    Load { workload: String },
    Answers,
    Round { repeat: u32 },
    Exit,
}

type Failure = Box<dyn std::error::Error>;

/// The reply to one command. `engine` holds what the last `load` left.
fn reply(command: Command, engine: &mut Option<Engine>) -> Result<Value, Failure> {
    match command {
        Command::Load { workload } => {
            *engine = None;
            let (loaded, report) = workload::load(&workload)?;
            *engine = Some(loaded);
            Ok(report)
        }
        Command::Answers => Ok(json!({ "answers": loaded(engine)?.answers() })),
        Command::Round { repeat } => Ok(json!({ "ns": loaded(engine)?.round(repeat) })),
        Command::Exit => std::process::exit(0),
    }
}

fn loaded(engine: &Option<Engine>) -> Result<&Engine, Failure> {
    engine
        .as_ref()
        .ok_or_else(|| "no workload is loaded".into())
}

fn main() -> Result<(), Failure> {
    let mut engine = None;
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let command = serde_json::from_str(&line?).map_err(Failure::from);
        let answer = command.and_then(|command| reply(command, &mut engine));
        let answer = answer.unwrap_or_else(|failure| json!({ "error": failure.to_string() }));
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}
