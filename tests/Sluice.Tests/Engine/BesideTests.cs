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

/// <summary>What else goes along with a flow, wherever in the transfer it stands.</summary>
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
    [InlineData("one field with two categories", "datasets: { d: { fields: { dicom: { category: [scan.image, person.name] } } } }")]
    [InlineData("two fields", "datasets: { d: { fields: { pixels: { category: scan.image }, patient: { category: person.name } } } }")]
    [InlineData("two datasets", "datasets: { d: { fields: { pixels: { category: scan.image } } }, e: { fields: { patient: { category: person.name } } } }")]
    [InlineData("a recipient below", "onward: [{ to: lab.archive, fields: [d.patient] }]\ndatasets: { d: { fields: { pixels: { category: scan.image }, patient: { category: person.name } } } }")]
    [InlineData("a name with others below", "datasets: { d: { fields: { pixels: { category: scan.image }, patient: { category: person } } } }")]
    public void A_dicom_file_is_denied_however_it_is_described(string how, string datasets) =>
        Assert.True(Verdict.Deny == Decide(Policy, Head + datasets).Verdict, how);

    [Theory]
    [InlineData("{ d: { fields: { dicom: { category: [scan.image, person.name] } } } }", "drop `person.name` from field `d.dicom`")]
    [InlineData("{ d: { fields: { pixels: { category: scan.image } } }, e: { fields: { patient: { category: person.name } } } }", "drop field `e.patient`")]
    public void What_goes_along_may_be_left_out(string datasets, string edit)
    {
        var engine = new PolicyEngine(Compile(Policy));
        var manifest = Read(engine.Program, Head + "datasets: " + datasets);
        var changes = ChangeFinder.WithChanges(engine, engine.Decide(manifest), null).Changes;
        Assert.Contains(changes, c => c.To == Verdict.Allow && c.Edits.SequenceEqual([edit]));
    }

    [Fact]
    public void What_goes_to_the_recipient_above_counts_for_the_one_below()
    {
        var flows = Decide(
            Policy,
            "transfer: t\nto: other\nonward: [{ to: lab, fields: [d.patient] }, { to: lab.archive, fields: [d.pixels] }]\npurpose: research\n"
            + "datasets: { d: { fields: { pixels: { category: scan.image }, patient: { category: person.name } } } }").Flows;
        Assert.Equal(Verdict.Deny, Of(flows, "scan.image", "lab.archive").Verdict);
    }

    [Fact]
    public void What_goes_to_somebody_else_does_not_count()
    {
        var flows = Decide(
            Policy,
            "transfer: t\nto: other\nonward: [{ to: lab, fields: [d.pixels] }]\npurpose: research\n"
            + "datasets: { d: { fields: { pixels: { category: scan.image }, patient: { category: person.name } } } }").Flows;
        Assert.Equal(Verdict.Allow, Of(flows, "scan.image", "lab").Verdict);
        Assert.Equal(Verdict.Deny, Of(flows, "scan.image", "other").Verdict);
    }

    [Fact]
    public void What_lies_below_may_go_beside_itself()
    {
        var policy = Policy.Replace("deny scan.image when", "deny person when", StringComparison.Ordinal);
        var flow = Assert.Single(Decide(policy, Head + "datasets: { d: { fields: { patient: { category: person } } } }").Flows);
        Assert.Equal(Verdict.Undetermined, flow.Verdict);
        Assert.Equal(["beside person.name"], flow.Unknown.Select(static u => u.Fact));
    }

    [Theory]
    [InlineData("[person.name]", "[person.birth]", Verdict.Allow)] // one other
    [InlineData("[person.name]", "[person.birth, person.city]", Verdict.Deny)]
    [InlineData("[person.name, person.birth]", "[person.birth, person.birth]", Verdict.Deny)] // birth is beside name, and so is name to birth; birth again to birth
    [InlineData("[person.name]", "[person.name]", Verdict.Allow)] // the own one counts, but it is one
    [InlineData("[person.name]", "[person]", Verdict.Undetermined)] // may stand for any number
    [InlineData("[scan.image]", "[person, person.city]", Verdict.Undetermined)] // counts nothing where one below it is there too
    public void Distinct_categories_are_counted(string first, string second, Verdict expected)
    {
        var policy = Policy.Replace("deny scan.image when beside person.name", "deny any when beside 2 of person", StringComparison.Ordinal);
        var text = Head + $"datasets: {{ d: {{ fields: {{ a: {{ category: {first} }}, b: {{ category: {second.Replace("person.birth, person.birth", "person.birth", StringComparison.Ordinal)} }} }} }} }}";
        var program = Compile(policy);
        var manifest = Read(program, text);
        var verdict = new PolicyEngine(program).Decide(manifest).Flows.Where(static f => f.Flow.Field.Name.Value == "a").Max(static f => f.Verdict);
        Assert.Equal(expected, verdict);
    }

    [Fact]
    public void The_promise_is_proven_where_it_is_kept_and_broken_where_not()
    {
        Assert.Equal(InvariantStatus.Proven, Promise(Policy).Status);

        // A rule that forgets one of two kinds of company, and one that speaks of something else.
        Assert.Equal(InvariantStatus.Broken, Promise(Policy.Replace("deny scan.image when beside person.name", "deny scan.image when beside person.birth", StringComparison.Ordinal)).Status);
        Assert.Equal(InvariantStatus.Broken, Promise(Policy.Replace("deny scan.image when beside person.name", "deny scan.image when beside 2 of person", StringComparison.Ordinal)).Status);
        Assert.Equal(InvariantStatus.Proven, Promise(Policy.Replace("deny scan.image when beside person.name", "deny scan.image when beside 1 of person", StringComparison.Ordinal)).Status);
    }

    [Theory]
    [InlineData("never person when beside 2 of person", "deny any when beside person", InvariantStatus.Proven)]
    [InlineData("never person when beside 2 of person", "deny any when beside 3 of person", InvariantStatus.Broken)]
    [InlineData("never person when not beside person.name", "deny any when beside scan", InvariantStatus.Broken)]
    [InlineData("never person when beside person.name and not beside person", "deny any when beside scan", InvariantStatus.Broken)] // `person` itself leaves both open
    [InlineData("never scan.header when beside person.name and not beside person", "deny any when beside scan", InvariantStatus.Proven)] // no transfer is like that
    public void A_promise_about_company_is_searched_over_all_company(string promise, string rule, InvariantStatus expected)
    {
        var policy = Policy.Replace("never scan.image when beside person.name", promise, StringComparison.Ordinal)
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

    private static FlowVerdict Of(IEnumerable<FlowVerdict> flows, string category, string recipient) =>
        flows.Single(f => f.Flow.Category.Value.Name == category && f.Flow.Recipient.Partner.Name == recipient);

    private static InvariantOutcome Promise(string policy)
    {
        var program = Compile(policy);
        return new InvariantProver(new PolicyEngine(program)).Decide(program.Invariants[0]);
    }

    private static TransferVerdict Decide(string policy, string manifest)
    {
        var program = Compile(policy);
        return new PolicyEngine(program).Decide(Read(program, manifest));
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
