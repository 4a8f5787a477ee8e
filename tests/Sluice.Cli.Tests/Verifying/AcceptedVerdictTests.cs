using Sluice.Cli.Snapshots;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Reference.Generation;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary>What is written to be accepted, for generated policies and transfers.</summary>
[Trait("Category", "Slow")]
public sealed class AcceptedVerdictTests
{
    private static readonly int Cases = DrawnCases.Of("accepted verdicts", 1, 2_000);

    [Fact]
    public void A_standing_transfer_says_of_each_day_what_that_day_alone_gets()
    {
        var standing = 0;
        var divided = 0;
        Parallel.For(1, Cases, seed =>
        {
            if (Decided(seed) is not (var engine, var manifest, { Timeline: { } timeline } verdict))
            {
                return;
            }

            Interlocked.Increment(ref standing);
            var accepted = AcceptedVerdict.Of(verdict);
            if (accepted.Flows.Values.Any(static f => f.Facts.Values.Any(static fact => fact.Days.Length > 0)))
            {
                Interlocked.Increment(ref divided);
            }

            foreach (var day in engine.DaysOf(manifest, null).Select(static d => d!.Value))
            {
                var alone = AcceptedVerdict.Of(engine.Decide(manifest with { Dates = manifest.Dates with { On = day, Standing = null } }));
                Assert.Equal(
                    alone.Flows.SelectMany(static f => f.Value.Facts.Values.Select(fact => $"{f.Key} : {fact}")),
                    accepted
                        .Flows.SelectMany(f =>
                            f.Value.Facts.Values.Where(fact => HoldsOn(fact.Days, day)).Select(fact => $"{f.Key} : {fact.Saying}")
                        )
                        .Order(Utf8Order.Instance)
                );
                var entry = Assert.Single(timeline, e => e.From <= day && (e.Until is not { } until || day < until));
                Assert.Equal(alone.Verdict, entry.Verdict);
            }
        });

        Assert.True(standing > Cases / 10, $"only {standing} transfers were standing");
        Assert.True(divided > 50, $"only {divided} said something of some days");
    }

    [Fact]
    public void What_is_written_is_read_as_it_was_meant()
    {
        var lines = 0;
        for (var seed = 1; seed < Cases; seed++)
        {
            if (Decided(seed) is not (_, _, { } verdict))
            {
                continue;
            }

            var accepted = AcceptedVerdict.Of(verdict);
            var text = VerdictFile.Write([accepted]);
            var problems = new List<Diagnostic>();
            var read = VerdictFile.Read(new SourceText("x.verdict", text), problems);

            Assert.Empty(problems);
            Assert.True(Assert.Single(read).SaysTheSame(accepted), text);
            Assert.Equal(text, VerdictFile.Write(read));
            lines += accepted.Lines().Count;

            // As a set: backwards and twice it says the same.
            var body = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
            var mixed = $"{VerdictFile.Version}\n{text.Split('\n')[1]}\n{string.Join('\n', body.Concat(body.Reverse()))}";
            Assert.Equal(text, VerdictFile.Write(VerdictFile.Read(new SourceText("x.verdict", mixed), problems)));
        }

        Assert.True(lines > 10 * Cases, $"only {lines} lines");
    }

    [Fact]
    public void Every_line_counts()
    {
        var missed = new List<string>();
        for (var seed = 1; seed < 300; seed++)
        {
            if (Decided(seed) is not (_, _, { } verdict))
            {
                continue;
            }

            var accepted = AcceptedVerdict.Of(verdict);
            var text = VerdictFile.Write([accepted]);
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var without = VerdictFile.Read(new SourceText("x.verdict", text.Replace(line + "\n", "", StringComparison.Ordinal)), []);
                if (without is [var only] && only.SaysTheSame(accepted))
                {
                    missed.Add(line);
                }
            }
        }

        Assert.Empty(missed);
    }

    private static bool HoldsOn(string days, DateOnly day) =>
        days.Length == 0
        || days.Split(',')
            .Any(text =>
            {
                var from = DateOnly.ParseExact(text[..10], "yyyy-MM-dd", null);
                return text.Length == 10
                    ? day == from
                    : day >= from && (text.Length == 12 || day < DateOnly.ParseExact(text[12..], "yyyy-MM-dd", null));
            });

    private static (PolicyEngine Engine, TransferManifest Manifest, TransferVerdict Verdict)? Decided(int seed)
    {
        var input = CaseGen.Make(seed);
        if (
            PolicyCompiler.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(input.Policy, seed))).Program is not { } program
            || ManifestReader.Read(new SourceText("manifest.yaml", ManifestPrinter.Yaml(input.Manifest, seed)), program.Vocabulary)
                is not { Transfers: [var manifest] } read
            || read.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error)
        )
        {
            return null;
        }

        var engine = new PolicyEngine(program);
        return (engine, manifest, engine.Decide(manifest, input.AsOf));
    }
}
