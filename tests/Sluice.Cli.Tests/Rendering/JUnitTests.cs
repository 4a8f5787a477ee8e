using System.Globalization;
using System.Xml.Linq;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>JUnit XML: well-formed, and its counts are those of the cases.</summary>
public sealed class JUnitTests
{
    public static TheoryData<string> Sets => [.. ReportBench.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_case_is_a_flow_and_fails_unless_it_is_allowed(string set)
    {
        var root = XDocument.Parse(ReportBench.Check(set, "junit")).Root!;
        var verdicts = new CommandRun(0, ReportBench.Check(set, "json"), "").Verdicts;
        AssertCounts(root);

        var flows = verdicts
            .SelectMany(static v =>
                v.GetProperty("flows").EnumerateArray().Select(f => (Transfer: v.GetProperty("transfer").GetString(), Flow: f))
            )
            .ToArray();
        var cases = root.Elements("testsuite").Elements("testcase").ToArray();
        Assert.Equal(flows.Length, cases.Length);
        foreach (var ((transfer, flow), element) in flows.Zip(cases))
        {
            Assert.Equal(transfer, (string?)element.Attribute("classname"));
            Assert.StartsWith(
                $"{flow.GetProperty("dataset")}.{flow.GetProperty("field")} as {flow.GetProperty("category")} to ",
                (string?)element.Attribute("name"),
                StringComparison.Ordinal
            );
            var verdict = flow.GetProperty("verdict").GetString();
            Assert.Equal(verdict == "allow" ? null : verdict, (string?)element.Element("failure")?.Attribute("type"));
            foreach (var ground in flow.GetProperty("grounds").EnumerateArray())
            {
                Assert.Contains(
                    ground.GetProperty("rule").GetString() ?? "nothing permits it",
                    element.Element("failure")!.Value,
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error()
    {
        using var bench = Workbench
            .WithPolicy()
            .Write("one.yaml", "transfer: one\nto: dusk\n")
            .Write("two.yaml", Workbench.Manifest("two", "desk"));
        var root = XDocument
            .Parse(bench.Run("check", "one.yaml", "two.yaml", "nowhere.yaml", "--policies", "set", "--format", "junit").Output)
            .Root!;
        AssertCounts(root);
        Assert.Equal(["one.yaml", "sluice", "two.yaml"], root.Elements("testsuite").Select(static s => (string)s.Attribute("name")!));
        Assert.True((int)root.Attribute("errors")! >= 2);
        Assert.Equal("0", (string?)root.Attribute("failures"));
        Assert.Contains(root.Descendants("error"), static e => (string?)e.Attribute("type") == "SLU5010");
    }

    [Fact]
    public void Nothing_breaks_the_xml()
    {
        using var bench = ReportBench.Nasty();
        var root = XDocument.Parse(bench.Run("check", "a b|c", "--policies", "set", "--format", "junit").Output).Root!;
        AssertCounts(root);
        Assert.Equal("a b|c/[x].yaml", (string?)Assert.Single(root.Elements("testsuite")).Attribute("name"));
        Assert.Contains("It's \"so\" | ]]>", Assert.Single(root.Descendants("failure")).Value, StringComparison.Ordinal);
    }

    private static void AssertCounts(XElement root)
    {
        Assert.Equal("testsuites", root.Name);
        foreach (var element in root.Elements("testsuite").Append(root))
        {
            Assert.NotNull(element.Attribute("name"));
            Assert.Equal(Count(element, "testcase"), (string?)element.Attribute("tests"));
            Assert.Equal(Count(element, "failure"), (string?)element.Attribute("failures"));
            Assert.Equal(Count(element, "error"), (string?)element.Attribute("errors"));
        }
    }

    private static string Count(XElement element, string name) => element.Descendants(name).Count().ToString(CultureInfo.InvariantCulture);
}
