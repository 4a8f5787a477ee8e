using System.Text.Json.Nodes;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;

namespace Sluice.Tests.Engine;

/// <summary>The engine as a library, its answer put into the JSON the comparison reads.</summary>
public sealed class CoreEngineUnderTest : IEngineUnderTest
{
    /// <inheritdoc/>
    public EngineAnswer Decide(IReadOnlyDictionary<string, string> policyFiles, string manifestText, DateOnly? asOf)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(policyFiles));
        if (compiled.Program is not { } program)
        {
            return new EngineAnswer(3, Problems(compiled.Diagnostics));
        }

        var read = ManifestReader.Read(new SourceText("manifest.yaml", manifestText), program.Vocabulary);
        if (read.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            return new EngineAnswer(2, Problems(read.Diagnostics));
        }

        var engine = new PolicyEngine(program);
        var verdicts = read.Transfers.Select(t => engine.Decide(t, asOf)).ToList();
        var code = verdicts.Max(static v => v.Verdict) switch
        {
            Verdict.Allow => 0,
            Verdict.Restrict => 4,
            _ => 1,
        };
        return new EngineAnswer(code, new JsonObject { ["verdicts"] = new JsonArray([.. verdicts.Select(ToJson)]) }.ToJsonString());
    }

    private static string Problems(IEnumerable<Diagnostic> diagnostics) =>
        new JsonObject
        {
            ["verdicts"] = new JsonArray(),
            ["diagnostics"] = new JsonArray([.. diagnostics.Select(static d => (JsonNode)d.ToString())]),
        }.ToJsonString();

    private static JsonNode ToJson(TransferVerdict v) =>
        new JsonObject
        {
            ["transfer"] = v.Manifest.Name.Value,
            ["verdict"] = Verdicts.NameOf(v.Verdict),
            ["date"] = Day(v.Date),
            ["timeline"] = v.Timeline is { } t
                ? new JsonArray([
                    .. t.Select(e =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["from"] = Day(e.From),
                                ["until"] = Day(e.Until),
                                ["verdict"] = Verdicts.NameOf(e.Verdict),
                            }
                    ),
                ])
                : null,
            ["flows"] = new JsonArray([.. v.Flows.Select(ToJson)]),
        };

    private static JsonNode ToJson(FlowVerdict f) =>
        new JsonObject
        {
            ["dataset"] = f.Flow.Dataset.Name.Value,
            ["field"] = f.Flow.Field.Name.Value,
            ["category"] = f.Flow.Category.Value.Name,
            ["recipient"] = f.Flow.Recipient.Partner.Name,
            ["purpose"] = f.Flow.Purpose.Value.Name,
            ["verdict"] = Verdicts.NameOf(f.Verdict),
            ["form"] = f.Form?.Name,
            ["role"] = Roles.NameOf(f.Role),
            ["grounds"] = new JsonArray([
                .. f.Grounds.Select(g =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["rule"] = g.Rule?.Name,
                            ["effect"] = g.Effect,
                            ["days"] = Days(g.Days),
                        }
                ),
            ]),
            ["unknown"] = new JsonArray([.. f.Unknown.Select(u => (JsonNode)new JsonObject { ["fact"] = u.Fact })]),
            ["residual"] = f.Residual?.Text,
            ["duties"] = new JsonArray([
                .. f.Duties.Select(d => (JsonNode)new JsonObject { ["duty"] = d.Call.Duty.Name, ["days"] = Days(d.Days) }),
            ]),
            ["refuted_claim"] = f.RefutedClaim is { } r
                ? new JsonObject
                {
                    ["claimed"] = r.Claimed.Name,
                    ["found"] = r.Found.Name,
                    ["why"] = string.Join("; ", r.Reasons),
                }
                : null,
        };

    private static JsonArray Days(IEnumerable<Period> days) =>
        new([.. days.Select(static d => (JsonNode)new JsonObject { ["from"] = Day(d.From), ["until"] = Day(d.Until) })]);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
