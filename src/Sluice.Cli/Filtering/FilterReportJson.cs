using System.Globalization;
using System.Text.Json;
using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Records.Engines;
using Sluice.Records.Plans;

namespace Sluice.Cli.Filtering;

/// <summary>What filtering did, for programs. No cell of the data is in it.</summary>
internal static class FilterReportJson
{
    public static string Write(IEnumerable<FilteredTransfer> transfers) => JsonText.Of(json =>
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
        json.WriteString("transfer", plan.Manifest.Name.Value);
        json.WriteString("verdict", Verdicts.NameOf(plan.Verdict.Verdict));
        json.WriteString("policy", "sha256:" + plan.Verdict.PolicyDigest);
        json.WriteString("manifest", "sha256:" + plan.Manifest.Digest);
        json.WriteString("date", plan.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("datasets");
        foreach (var (outcome, file) in transfer.Datasets)
        {
            Write(json, outcome, file);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DatasetOutcome outcome, string? file)
    {
        json.WriteStartObject();
        json.WriteString("dataset", outcome.Plan.Name);
        json.WriteString("source", outcome.Source.Display);
        json.WriteString("file", file);
        json.WriteNumber("rows_in", outcome.RowsIn);
        json.WriteNumber("rows_out", outcome.RowsOut);
        json.WriteNumber("rows_withheld", outcome.RowsIn - outcome.RowsOut);
        json.WriteNumber("rows_undetermined", outcome.Undetermined);
        json.WriteStartObject("unknown");
        foreach (var (fact, rows) in outcome.Unknown)
        {
            json.WriteNumber(fact, rows);
        }

        json.WriteEndObject();
        json.WriteStartArray("columns");
        foreach (var column in outcome.Columns)
        {
            Write(json, outcome.Plan, column);
        }

        foreach (var name in outcome.Undeclared)
        {
            json.WriteStartObject();
            json.WriteString("column", name);
            json.WriteBoolean("written", false);
            json.WriteBoolean("declared", false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DatasetPlan plan, ColumnOutcome column)
    {
        json.WriteStartObject();
        json.WriteString("column", column.Plan.Name);
        json.WriteBoolean("written", column.Plan.IsWritten);
        json.WriteBoolean("declared", true);
        if (column.Plan.IsWritten)
        {
            json.WriteString("condition", column.Plan.Condition is Condition.Constant ? null : ConditionText.Of(column.Plan.Condition));
            if (plan.WithholdCells)
            {
                json.WriteNumber("cells_withheld", column.Withheld);
            }
        }
        else
        {
            WriteGrounds(json, column.Plan);
        }

        json.WriteEndObject();
    }

    private static void WriteGrounds(Utf8JsonWriter json, ColumnPlan column)
    {
        json.WriteStartArray("grounds");
        foreach (var ground in column.Stopped.SelectMany(static f => f.Grounds).DistinctBy(static g => g.Rule).OrderBy(static g => g.Rule?.Id ?? int.MaxValue))
        {
            json.WriteStartObject();
            json.WriteString("rule", ground.Rule?.Name);
            json.WriteString("effect", ground.Effect);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unknown");
        foreach (var fact in column.Stopped.Where(static f => f.Verdict == Verdict.Undetermined).SelectMany(static f => f.Unknown).Select(static u => u.Fact).Distinct(StringComparer.Ordinal))
        {
            json.WriteStringValue(fact);
        }

        json.WriteEndArray();
    }
}
