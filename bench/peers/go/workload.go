package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/cedar-policy/cedar-go"
	"github.com/cedar-policy/cedar-go/x/exp/schema"
)

// workload is a workload file. The entities stay text, so that reading them is all the engine's work.
type workload struct {
	Policies      string          `json:"policies"`
	TemplateLinks []templateLink  `json:"templateLinks"`
	Schema        string          `json:"schema"`
	Entities      json.RawMessage `json:"entities"`
	Requests      []requestData   `json:"requests"`
}

type requestData struct {
	Principal uidData      `json:"principal"`
	Action    uidData      `json:"action"`
	Resource  uidData      `json:"resource"`
	Context   cedar.Record `json:"context"`
}

type uidData struct {
	Type string `json:"type"`
	ID   string `json:"id"`
}

func (data uidData) uid() cedar.EntityUID {
	return cedar.NewEntityUID(cedar.EntityType(data.Type), cedar.String(data.ID))
}

type loadReport struct {
	OK            bool   `json:"ok"`
	Engine        string `json:"engine"`
	LoadNs        int64  `json:"loadNs"`
	PoliciesNs    int64  `json:"policiesNs"`
	SchemaNs      int64  `json:"schemaNs"`
	EntitiesNs    int64  `json:"entitiesNs"`
	EntitiesCpuNs *int64 `json:"entitiesCpuNs"`
	RssBytes      *int64 `json:"rssBytes"`
	PeakRssBytes  *int64 `json:"peakRssBytes"`
	TimerNs       int64  `json:"timerNs"`
}

// load gives the engine with the workload of the file at path, and how long that took.
func load(path string) (*engine, *loadReport, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	start := time.Now()
	report := &loadReport{OK: true, Engine: engineName()}
	engine, err := read(text, report)
	if err != nil {
		return nil, nil, err
	}
	report.LoadNs = time.Since(start).Nanoseconds()
	debug.FreeOSMemory()
	report.RssBytes, report.PeakRssBytes = memory()
	report.TimerNs = timerNs()
	return engine, report, nil
}

// read builds the engine and notes in report what each part took.
func read(text []byte, report *loadReport) (*engine, error) {
	var data workload
	if err := json.Unmarshal(text, &data); err != nil {
		return nil, err
	}
	start := time.Now()
	policies, err := readPolicies(data.Policies, data.TemplateLinks)
	if err != nil {
		return nil, err
	}
	report.PoliciesNs = time.Since(start).Nanoseconds()
	start = time.Now()
	actions, err := readActions(data.Schema)
	if err != nil {
		return nil, err
	}
	report.SchemaNs = time.Since(start).Nanoseconds()
	entities, err := readEntities(data.Entities, actions, report)
	if err != nil {
		return nil, err
	}
	return &engine{policies, entities, readRequests(data.Requests)}, nil
}

// readEntities adds the actions of the schema, as the reference engine does when it reads entities
// with a schema.
func readEntities(text []byte, actions []cedar.Entity, report *loadReport) (cedar.EntityMap, error) {
	start, cpu := time.Now(), cpuNs()
	var entities cedar.EntityMap
	if err := entities.UnmarshalJSON(text); err != nil {
		return nil, err
	}
	for _, action := range actions {
		entities[action.UID] = action
	}
	report.EntitiesNs = time.Since(start).Nanoseconds()
	report.EntitiesCpuNs = since(cpu)
	return entities, nil
}

// readActions gives no entities when the workload has no schema.
func readActions(text string) ([]cedar.Entity, error) {
	var read schema.Schema
	if err := read.UnmarshalCedar([]byte(text)); err != nil {
		return nil, err
	}
	resolved, err := read.Resolve()
	if err != nil {
		return nil, err
	}
	actions := make([]cedar.Entity, 0, len(resolved.Actions))
	for _, action := range resolved.Actions {
		actions = append(actions, action.Entity)
	}
	return actions, nil
}

func readRequests(data []requestData) []cedar.Request {
	requests := make([]cedar.Request, 0, len(data))
	for _, one := range data {
		requests = append(requests, cedar.Request{
			Principal: one.Principal.uid(),
			Action:    one.Action.uid(),
			Resource:  one.Resource.uid(),
			Context:   one.Context,
		})
	}
	return requests
}

// engineName has the module's version from the program's own build data.
func engineName() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == "github.com/cedar-policy/cedar-go" {
			return fmt.Sprintf("cedar-go %s", module.Version[1:])
		}
	}
	return "cedar-go"
}
