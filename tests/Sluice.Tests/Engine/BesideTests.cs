using Sluice.Core.Analysis;
using Sluice.Core.Binding;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>
/// What else goes along with a flow: what may be left out, and promises about it; what is decided is in the cases of <c>verdict</c>.
/// </summary>
public class BesideTests
{
    private const string Policy = """
        category scan { image  header }
        category person { name  birth  city }
        purpose research
        partner lab { in KR  archive { in KR } }
        partner other { in KR }
        rule yes { allow any to any for any }
        rule apart "An image and the name of its person do not travel together" { deny scan.image when beside person.name }
        invariant kept { never scan.image when beside person.name }

        """;

    private const string Head = "transfer: t\nto: lab\npurpose: research\n";

    [Theory]
    [InlineData("{ d: { fields: { dicom: { category: [scan.image, person.name] } } } }", "drop `person.name` from field `d.dicom`")]
    [InlineData(
        "{ d: { fields: { pixels: { category: scan.image } } }, e: { fields: { patient: { category: person.name } } } }",
        "drop field `e.patient`"
    )]
    public void What_goes_along_may_be_left_out(string datasets, string edit)
    {
        var engine = new PolicyEngine(Compile(Policy));
        var manifest = Read(engine.Program, Head + "datasets: " + datasets);
        var changes = ChangeFinder.WithChanges(engine, engine.Decide(manifest), null).Changes;
        Assert.Contains(changes, c => c.To == Verdict.Allow && c.Edits.SequenceEqual([edit]));
    }

    [Fact]
    public void The_promise_is_proven_where_it_is_kept_and_broken_where_not()
    {
        Assert.Equal(InvariantStatus.Proven, Promise(Policy).Status);

        // A rule that forgets one of two kinds of company, and one that speaks of something else.
        Assert.Equal(
            InvariantStatus.Broken,
            Promise(
                Policy.Replace(
                    "deny scan.image when beside person.name",
                    "deny scan.image when beside person.birth",
                    StringComparison.Ordinal
                )
            ).Status
        );
        Assert.Equal(
            InvariantStatus.Broken,
            Promise(
                Policy.Replace(
                    "deny scan.image when beside person.name",
                    "deny scan.image when beside 2 of person",
                    StringComparison.Ordinal
                )
            ).Status
        );
        Assert.Equal(
            InvariantStatus.Proven,
            Promise(
                Policy.Replace(
                    "deny scan.image when beside person.name",
                    "deny scan.image when beside 1 of person",
                    StringComparison.Ordinal
                )
            ).Status
        );
    }

    [Theory]
    [InlineData("never person when beside 2 of person", "deny any when beside person", InvariantStatus.Proven)]
    [InlineData("never person when beside 2 of person", "deny any when beside 3 of person", InvariantStatus.Broken)]
    [InlineData("never person when not beside person.name", "deny any when beside scan", InvariantStatus.Broken)]
    // `person` itself leaves both unknown.
    [InlineData("never person when beside person.name and not beside person", "deny any when beside scan", InvariantStatus.Broken)]
    // No transfer is like that.
    [InlineData("never scan.header when beside person.name and not beside person", "deny any when beside scan", InvariantStatus.Proven)]
    public void A_promise_about_company_is_searched_over_all_company(string promise, string rule, InvariantStatus expected)
    {
        var policy = Policy
            .Replace("never scan.image when beside person.name", promise, StringComparison.Ordinal)
            .Replace("deny scan.image when beside person.name", rule, StringComparison.Ordinal);
        Assert.Equal(expected, Promise(policy).Status);
    }

    [Theory]
    [InlineData("beside 0 of person")]
    [InlineData("beside 1.5 of person")]
    [InlineData("beside 99999999999 of person")]
    [InlineData("beside -1 of person")]
    public void Less_than_one_is_no_number(string condition)
    {
        var policy = Policy.Replace("beside person.name }\ninv", condition + " }\ninv", StringComparison.Ordinal);
        Assert.Contains(PolicyCompiler.Compile(new MemoryPolicyFiles(policy)).Diagnostics, static d => d.Id == "SLU2037");
    }

    private static InvariantOutcome Promise(string policy)
    {
        var program = Compile(policy);
        return new InvariantProver(new PolicyEngine(program)).Decide(program.Invariants[0]);
    }

    private static PolicyProgram Compile(string policy)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(policy));
        Assert.True(compiled.Program is not null, string.Join('\n', compiled.Diagnostics));
        return compiled.Program;
    }

    private static TransferManifest Read(PolicyProgram program, string text)
    {
        var read = ManifestReader.Read(new SourceText("manifest.yaml", text), program.Vocabulary);
        Assert.True(read.Transfers.Length == 1, string.Join('\n', read.Diagnostics));
        return read.Transfers[0];
    }
}
