using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Sluice.Cli.Rendering;
using Sluice.Core.Model;
using Sluice.Records.Engines;
using Sluice.Records.Plans;

namespace Sluice.Cli.Filtering;

/// <summary>What filtering did, for programs. No cell of the data is in it.</summary>
internal static class FilterReportJson
{
    public static string Write(IEnumerable<FilteredTransfer> transfers) =>
        JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("transfers");
            foreach (var transfer in transfers)
            {
                Write(json, transfer);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, FilteredTransfer transfer)
    {
        var plan = transfer.Plan;
        json.WriteStartObject();
        json.Text("transfer", plan.Manifest.Name.Value);
        json.Text("verdict", Verdicts.NameOf(plan.Verdict.Verdict));
        json.Text("policy", "sha256:" + plan.Verdict.PolicyDigest);
        json.Text("manifest", "sha256:" + plan.Manifest.Digest);
        json.Text("date", plan.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.Text("title", plan.Manifest.Title);
        WriteNamed(json, "recipients", plan.Manifest.Recipients.Where(static r => !r.Onward).Select(static r => r.Partner));
        WriteNamed(json, "onward", plan.Manifest.Recipients.Where(static r => r.Onward).Select(static r => r.Partner));
        WriteNamed(json, "purposes", plan.Manifest.Purposes.Select(static p => p.Value));
        json.Text("engine", transfer.Engine);
        // Nothing is written that has not been decided once more.
        json.Text("output_verdict", plan.WritesAnything ? Verdicts.NameOf(Verdict.Allow) : null);
        json.WriteStartArray("not_shown");
        foreach (var gap in transfer.NotShown)
        {
            json.TextValue(gap);
        }

        json.WriteEndArray();
        json.WriteStartArray("datasets");
        foreach (var dataset in transfer.Datasets)
        {
            Write(json, dataset);
        }

        json.WriteEndArray();
        WriteLedger(json, transfer);
        json.WriteEndObject();
    }

    private static void WriteNamed(Utf8JsonWriter json, string list, IEnumerable<Symbol> symbols)
    {
        json.WriteStartArray(list);
        foreach (var symbol in symbols.Distinct())
        {
            json.WriteStartObject();
            json.Text("name", symbol.Name);
            json.Text("title", symbol.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule? rule, string effect)
    {
        json.Text("rule", rule?.Name);
        json.Text("effect", effect);
        json.Text("title", rule?.Title);
        json.Text("because", rule?.Because);
        json.Texts("cite", rule?.Cite ?? []);
    }

    private static void WriteLedger(Utf8JsonWriter json, FilteredTransfer transfer)
    {
        if (
            transfer.Ledger is not { } ledger
            || transfer.Datasets.Select(static d => d.Outcome.Ledger).OfType<LedgerCounts>().FirstOrDefault() is not { } counts
        )
        {
            json.WriteNull("ledger");
            return;
        }

        json.WriteStartObject("ledger");
        json.Text("source", ledger.Display);
        WriteVersion(json, counts.Version);
        WriteRead(json, transfer.LedgerRead);
        json.WriteNumber("records", counts.Records);
        json.WriteNumber("asked", counts.Asked);
        foreach (var (name, number) in counts.Flaws)
        {
            json.WriteNumber(name, number);
        }

        json.WriteNumber("unknown_consents", counts.Unknown);
        json.WriteStartArray("found");
        foreach (var outcome in transfer.Datasets.Select(static d => d.Outcome).Where(static o => o.Found is not null))
        {
            json.WriteStartObject();
            json.Text("dataset", outcome.Plan.Name);
            json.WriteNumber("people", outcome.Found!.Value.Found);
            json.WriteNumber("of", outcome.Found.Value.Of);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter json, long? version)
    {
        if (version is { } read)
        {
            // That of a snapshot has more digits than many programs keep of a number.
            json.WriteString("version", read.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteRead(Utf8JsonWriter json, ImmutableArray<ContentDigest> read)
    {
        WriteRead(json, "files", "file", [.. read.Where(static d => d.Rows is null)]);
        WriteRead(json, "tables", "table", [.. read.Where(static d => d.Rows is not null)]);
    }

    private static void WriteRead(Utf8JsonWriter json, string list, string name, ImmutableArray<ContentDigest> read)
    {
        json.WriteStartArray(list);
        foreach (var digest in read)
        {
            json.WriteStartObject();
            json.Text(name, digest.Display);
            json.WriteString("sha256", digest.Sha256);
            json.WriteNumber(digest.Rows is null ? "bytes" : "rows", (digest.Rows ?? digest.Bytes)!.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, FilteredDataset dataset)
    {
        var outcome = dataset.Outcome;
        json.WriteStartObject();
        json.Text("dataset", outcome.Plan.Name);
        json.Text("source", outcome.Source.Display);
        WriteVersion(json, outcome.Version);
        WriteRead(json, dataset.Read);
        json.Text(dataset.IsTable ? "table" : "file", dataset.Written?.Rows is null ? dataset.Target : dataset.Written.Display);
        json.WriteString("sha256", dataset.Written?.Sha256);
        json.WriteNumber("rows_in", outcome.RowsIn);
        json.WriteNumber("rows_out", outcome.RowsOut);
        json.WriteNumber("rows_withheld", outcome.RowsIn - outcome.RowsOut);
        json.WriteNumber("rows_undetermined", outcome.Undetermined);
        if (outcome.People is { } people)
        {
            json.WriteNumber("people_in", people.In);
            json.WriteNumber("people_out", people.Out);
        }

        WriteGrounds(json, outcome.Grounds);
        json.WriteStartObject("unknown");
        foreach (var (fact, rows) in outcome.Unknown)
        {
            json.WriteNumber(fact, rows);
        }

        json.WriteEndObject();
        json.WriteStartArray("type_changes");
        foreach (var change in outcome.TypeChanges)
        {
            json.WriteStartObject();
            json.Text("column", change.Column);
            json.Text("was", change.Was);
            json.Text("is", change.Is);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("columns");
        foreach (var column in outcome.Columns)
        {
            Write(json, outcome.Plan, column);
        }

        // What they are called may be of a person.
        foreach (var place in outcome.Undeclared.Places)
        {
            json.WriteStartObject();
            json.WriteNull("column");
            json.WriteNumber("place", place);
            json.WriteBoolean("written", false);
            json.WriteBoolean("declared", false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("undeclared_columns", outcome.Undeclared.Count);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DatasetPlan plan, ColumnOutcome column)
    {
        json.WriteStartObject();
        json.Text("column", column.Plan.Name);
        json.WriteBoolean("written", column.Plan.IsWritten);
        json.WriteBoolean("declared", true);
        if (column.Plan.IsWritten)
        {
            json.Text("condition", column.Plan.Condition is Condition.Constant ? null : ConditionText.Of(column.Plan.Condition));
            json.WriteNumber(plan.WithholdCells ? "cells_not_permitted" : "rows_not_permitted", column.Withheld);
            if (plan.WithholdCells)
            {
                json.WriteNumber("cells_withheld", column.Emptied);
            }

            WriteGrounds(json, column.Grounds);
        }
        else
        {
            WriteGrounds(json, column.Plan);
        }

        json.WriteEndObject();
    }

    private static void WriteGrounds(Utf8JsonWriter json, ImmutableArray<GroundCount> grounds)
    {
        json.WriteStartArray("grounds");
        foreach (var ground in grounds)
        {
            json.WriteStartObject();
            WriteRule(json, ground.Rule, ground.Rule is { } rule ? RuleEffects.NameOf(rule.Effect) : "default");
            json.WriteNumber("rows", ground.Rows);
            json.WriteNumber("undetermined", ground.Undetermined);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGrounds(Utf8JsonWriter json, ColumnPlan column)
    {
        json.WriteStartArray("grounds");
        foreach (
            var ground in column
                .Stopped.SelectMany(static f => f.Grounds)
                .DistinctBy(static g => g.Rule)
                .OrderBy(static g => g.Rule?.Id ?? int.MaxValue)
        )
        {
            json.WriteStartObject();
            WriteRule(json, ground.Rule, ground.Effect);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unknown");
        foreach (
            var fact in column
                .Stopped.Where(static f => f.Verdict == Verdict.Undetermined)
                .SelectMany(static f => f.Unknown)
                .Select(static u => u.Fact)
                .Distinct(StringComparer.Ordinal)
        )
        {
            json.TextValue(fact);
        }

        json.WriteEndArray();
    }
}
