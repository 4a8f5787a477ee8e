using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Manifests;

/// <summary>
/// A manifest dated before the rules of the day is warned of; what else it can say and hardly means is in the cases of <c>diagnostics</c>
/// and <c>verdict</c>.
/// </summary>
public class CautionTests
{
    private const string Policy = """
        category a
        category b
        purpose x
        partner p { in SG }
        subject attribute adult : boolean
        subject attribute years : integer
        attribute safe : boolean
        population users
        population users.grown
        population others
        consent brief { kind opt_in of any to any for any lasts 12 months }
        consent weeks { kind opt_in of any to any for any lasts 2 weeks }
        consent ever { kind opt_in of any to any for any }
        form plain < good
        technique counted (k : integer) { yields good when k >= 5  yields plain }
        technique keyed { yields good }
        agreement g { with p of any for any role processor until 2025-03-01 }
        rule r { allow a to p for x about users when safe and retention <= 90 days }
        rule grown_only { allow b to p for x about users.grown when safe }
        rule later { deny a from 2025-01-01 }
        rule dated { deny a when date >= 2025-02-01 }
        """;

    private static readonly PolicyEngine Engine = new(PolicyCompiler.Compile(new MemoryPolicyFiles(Policy)).Program!);

    [Theory]
    [InlineData("on: 2024-06-01", "2024-12-31", "")]
    [InlineData("on: 2024-06-01", "2025-01-01", "the transfer is dated 2024-06-01, and by 2025-01-01 other rules hold: `later`")]
    [InlineData("on: 2024-06-01", "2025-02-01", "the transfer is dated 2024-06-01, and by 2025-02-01 other rules hold: `dated`, `later`")]
    [InlineData(
        "on: 2024-06-01\nagreement: g",
        "2025-03-01",
        "the transfer is dated 2024-06-01, and by 2025-03-01 other rules hold: `dated`, `g`, `later`"
    )]
    [InlineData(
        "from: 2024-06-01\nthrough: 2024-12-31",
        "2025-01-01",
        "the transfer is dated 2024-12-31, and by 2025-01-01 other rules hold: `later`"
    )]
    [InlineData("on: 2024-06-01", null, "")]
    [InlineData("", "2025-01-01", "")]
    public void A_date_before_the_rules_of_the_day_is_named(string dates, string? asOf, string expected)
    {
        var text =
            $"{dates}\nattributes: {{ safe: true }}\nretention: 30 days\npopulation: users\ntransfer: t\nto: p\npurpose: x\ndatasets: {{ d: {{ fields: {{ a: {{ category: a }} }} }} }}\n";
        var manifest = Assert.Single(ManifestReader.Read(new SourceText("m.yaml", text), Engine.Program.Vocabulary).Transfers);
        DateOnly? day = asOf is null ? null : DateOnly.ParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(
            expected,
            string.Join("; ", TransferCautions.Find(Engine, Engine.Decide(manifest, day), day).Select(static d => d.Message))
        );
    }
}
