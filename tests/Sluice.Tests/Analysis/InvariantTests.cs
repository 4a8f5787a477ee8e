using Sluice.Core.Analysis;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Analysis;

/// <summary>Promises: proven over everything there can be, or broken by a manifest.</summary>
public class InvariantTests
{
    private const string Names = """
        category account { phone domain 1000  mail  note }
        category score from account
        purpose support { chat }
        purpose match links
        partner desk { in IE }
        partner far { in SG  near { in IE } }
        region eea { IE DE }
        subject attribute age : integer
        attribute reviewed : boolean
        attribute level : integer
        attribute window : duration
        population users
        population users.minors = age < 14
        consent share { kind opt_in  of account  to any  for any }
        consent part { kind opt_in  of account.mail  to any  for any }
        agreement deal { with desk  role processor  of account  for support  from 2020-01-01 until 2030-01-01  evidence signed }
        form plain < hidden < gone
        technique hash { yields plain when enumerable  yields hidden }
        technique group (k : integer) { yields gone when k >= 50 and reviewed  yields hidden when k >= 5 }

        """;

    [Theory]
    // The rule says what is promised.
    [InlineData("rule r { allow any to any for any } rule s { deny account unless consent share }", "never account unless consent share")]
    [InlineData("rule r { allow any to any for any when level >= 5 }", "never any when level < 5")]
    [InlineData("rule r { allow any to any for any when level > 4 and level < 9 }", "never any unless level >= 5 and level <= 8")]
    // What is not about it does not break it.
    [InlineData("rule r { allow account to desk for support }", "never any to far")]
    [InlineData("rule r { allow account to desk for support }", "never any to partners outside eea")]
    [InlineData("rule r { allow account to desk for support } rule s { deny account }", "never account")]
    // Dates, and an agreement's own.
    [InlineData("rule r { allow any to any for any } rule s { deny any from 2024-05-22 }", "never any from 2024-05-22")]
    [InlineData("rule r { allow any to any for any from 2024-01-01 until 2025-01-01 }", "never any when date >= 2025-01-01")]
    [InlineData("rule r { allow any to any for any when agreement deal }", "never any when date < 2020-01-01")]
    [InlineData("rule r { allow any to any for any when role = processor }", "never any unless agreement deal")]
    // Forms by way of techniques.
    [InlineData("rule r { allow any to any for any when form >= hidden }", "never any when form = plain")]
    [InlineData("rule r { allow any to any for any when form = gone }", "never any unless reviewed")]
    [InlineData("rule r { allow any to any for match when form = gone }", "never any for match")]
    [InlineData("rule r { allow any to any for any } rule s { deny any when claim refuted }", "never any when claim refuted")]
    // Durations.
    [InlineData("rule r { allow any to any for any when window >= 1 year }", "never any when window < 11 months")]
    [InlineData("rule r { allow any to any for any when retention <= 90 days }", "never any when retention > 2160 hours")]
    // People and what lies beside.
    [InlineData("rule r { allow any to any for any } rule s { deny any when age < 14 }", "never any when age < 10")]
    [InlineData("rule r { allow any to any for any } rule s { deny any about users.minors }", "never any about users.minors")]
    [InlineData("rule r { allow any to any for any about users.minors }", "never any when age >= 14")]
    [InlineData("rule r { allow any to any for any about users.minors when age > 20 }", "never any")]
    [InlineData("rule r { allow any to any for any when age > 20 } rule s { deny any unless about users.minors }", "never any")]
    [InlineData(
        "rule r { allow any to any for any } rule s { deny account.note when beside account.phone }",
        "never account.note when beside account.phone"
    )]
    // A consent that only touches can never be shown.
    [InlineData("rule r { allow account to any for any when consent part }", "never account.phone, account.note")]
    public void It_is_proven(string rules, string promise)
    {
        var outcome = Compiled.Invariant($"{Names}{rules}\ninvariant promise {{ {promise} }}");

        Assert.True(outcome.Passed, outcome.CounterExample?.Manifest ?? outcome.Reason);
        Assert.Null(outcome.CounterExample);
        Assert.True(outcome.Flows > 0);
    }

    [Theory]
    [InlineData("rule r { allow account to desk for support }", "never account", "")]
    [InlineData("rule r { allow account.mail to desk for support }", "never score", null)]
    [InlineData("rule r { allow score to desk for support }", "never account.phone, score", "")]
    [InlineData("rule r { allow any to any for any when level >= 5 }", "never any when level < 6", "level = 5")]
    [InlineData(
        "rule r { allow any to any for any when level > 4 and level < 9 }",
        "never any unless level >= 5 and level <= 7",
        "level = 8"
    )]
    [InlineData(
        "rule r { allow any to any for any } rule s { deny any from 2024-05-23 }",
        "never any from 2024-05-22",
        "date = 2024-05-22"
    )]
    [InlineData(
        "rule r { allow any to desk for support when agreement deal }",
        "never any when date < 2020-01-02",
        "agreement deal, date = 2020-01-01"
    )]
    [InlineData(
        "rule r { allow account to any for any when form >= hidden }",
        "never account.mail when form = gone",
        "reviewed = true, technique group(k: 50)"
    )]
    [InlineData(
        "rule r { allow account to any for any when form >= hidden }",
        "never account.phone when form = hidden",
        "technique group(k: 5)"
    )]
    [InlineData(
        "rule r { allow account to any for support when form >= hidden }",
        "never account.phone when form = hidden unless reviewed",
        "reviewed = false, technique group(k: 5)"
    )]
    [InlineData(
        "rule r { allow any to any for any } rule s { deny any when claim refuted and level > 3 }",
        "never any when claim refuted",
        "claims hidden, level = 2"
    )]
    // Whether twelve months are less than 365 days is unknown.
    [InlineData("rule r { allow any to any for any when window >= 12 months }", "never any when window < 365 days", "window = 12 months")]
    [InlineData("rule r { allow any to any for any } rule s { deny any when age < 14 }", "never any when age < 15", "age = 14")]
    [InlineData("rule r { allow any to any for any }", "never any about users.minors", "about users.minors")]
    // Of whom the age is not known, in a file about minors, it is below 16.
    [InlineData("rule r { allow any to any for any when age < 16 }", "never any when age = 1 and age = 2", "about users.minors")]
    [InlineData(
        "rule r { allow any to any for any }",
        "never account.note when beside account.phone unless beside account.mail",
        "beside account.phone"
    )]
    [InlineData(
        "rule r { allow account to any for any when consent share }",
        "never account when consent share unless consent part",
        "consent part none, consent share all"
    )]
    // What is not known does not excuse: the level is not stated.
    [InlineData("rule r { allow any to any for any when reviewed }", "never any unless level > 3", "level = 2, reviewed = true")]
    public void It_is_broken_and_a_manifest_shows_it(string rules, string promise, string? facts)
    {
        var text = $"{Names}{rules}\ninvariant promise {{ {promise} }}";
        var outcome = Compiled.Invariant(text);
        if (facts is null)
        {
            Assert.Equal(InvariantStatus.Proven, outcome.Status);
            return;
        }

        Assert.Equal(InvariantStatus.Broken, outcome.Status);
        Assert.Equal(facts, string.Join(", ", outcome.CounterExample!.Facts));
        var program = Compiled.Program(text);
        var read = ManifestReader.Read(new SourceText("breaks.yaml", outcome.CounterExample.Manifest), program.Vocabulary);
        Assert.DoesNotContain(read.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        var verdict = new PolicyEngine(program).Decide(Assert.Single(read.Transfers));
        var flow = verdict.Flows.First(f => f.Flow.Field.Name.Value == outcome.CounterExample.Flow.Field.Name.Value);
        Assert.True(flow.Verdict is Verdict.Allow or Verdict.Restrict);
        Assert.Equal("r", Assert.Single(outcome.CounterExample.By).Name);
    }

    [Fact]
    public void What_a_script_has_to_compute_is_a_remark_in_the_manifest()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a.sluice"] =
                "category c\npartner p { in IE }\npurpose u\nattribute office : boolean = script \"o.csx\"\n"
                + "rule r { allow c to p for u when office }\ninvariant closed { never c when office }",
            ["o.csx"] = "true",
        };
        var program = Sluice.Core.Binding.PolicyCompiler.Compile(new MemoryPolicyFiles(files)).Program!;
        var outcome = new InvariantProver(new PolicyEngine(program)).Decide(program.Invariants[0]);

        Assert.Equal(InvariantStatus.Broken, outcome.Status);
        Assert.Equal(["office = true"], outcome.CounterExample!.Facts.ToArray());
        Assert.Contains("# permitted where the script computes office = true\n", outcome.CounterExample.Manifest, StringComparison.Ordinal);
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void What_cannot_be_searched_is_not_called_proven()
    {
        // Nine pigeons in eight holes, seen from a prohibition each: no search of this kind ends in time.
        const int pigeons = 9;
        var holes = Enumerable.Range(0, pigeons - 1).ToList();
        var names = string.Concat(Enumerable.Range(0, pigeons).SelectMany(p => holes.Select(h => $"attribute p{p}_{h} : boolean\n")));
        var somewhere = string.Concat(
            Enumerable
                .Range(0, pigeons)
                .Select(p => $"rule somewhere{p} {{ deny any unless {string.Join(" or ", holes.Select(h => $"p{p}_{h}"))} }}\n")
        );
        var alone = string.Concat(
            holes.SelectMany(h =>
                Enumerable
                    .Range(0, pigeons)
                    .SelectMany(p =>
                        Enumerable
                            .Range(p + 1, pigeons - p - 1)
                            .Select(q => $"rule alone{h}_{p}_{q} {{ deny any when p{p}_{h} and p{q}_{h} }}\n")
                    )
            )
        );
        var outcome = Compiled.Invariant(
            $"category c\npartner q {{ in IE }}\npurpose u\n{names}rule r {{ allow c to q for u }}\n{somewhere}{alone}invariant promise {{ never c }}"
        );

        Assert.Equal(InvariantStatus.Undecided, outcome.Status);
        Assert.False(outcome.Passed);
        Assert.Contains("situations", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_have_nothing_to_do_with_each_other_are_not_multiplied()
    {
        // A thousand rules about facts of their own, on one and the same flow.
        const int rules = 500;
        var facts = string.Concat(Enumerable.Range(0, rules).Select(i => $"attribute a{i} : boolean\nattribute n{i} : integer\n"));
        var allows = string.Concat(Enumerable.Range(0, rules).Select(i => $"rule x{i} {{ allow c to q for u when a{i} }}\n"));
        var denies = string.Concat(
            Enumerable.Range(0, rules).Select(i => $"rule y{i} {{ deny c when n{i} > {i} unless a{(i * 7) % rules} }}\n")
        );
        var outcome = Compiled.Invariant(
            $"category c\npartner q {{ in IE }}\npurpose u\nattribute last : boolean\n{facts}{allows}{denies}rule z {{ deny c when last }}\ninvariant promise {{ never c when last }}"
        );

        Assert.Equal(InvariantStatus.Proven, outcome.Status);
        Assert.InRange(outcome.Steps, 1, 5_000);
    }
}
