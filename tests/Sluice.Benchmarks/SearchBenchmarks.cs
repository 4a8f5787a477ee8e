using System.Text;
using BenchmarkDotNet.Attributes;
using Sluice.Core.Binding;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Syntax.Text;

namespace Sluice.Benchmarks;

/// <summary>
/// What policies made to be searched through for ever cost, until the search is given up: facts of which each rule asks three, so that no
/// values do and nothing short of trying them shows it. With these the decision, and the search for what would change it.
/// </summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const string Names = "category a\npurpose u\npartner p { in IE }\nrule open { allow a to p for u }\n";
    private const string Transfer = "transfer: t\nto: p\npurpose: u\n";

    private Case one;
    private Case fewer;
    private Case more;
    private Case people;
    private Case standing;

    [GlobalSetup]
    public void SetUp()
    {
        one = Booleans(1, "attribute", people: false);
        fewer = Booleans(42, "attribute", people: false);
        more = Booleans(72, "attribute", people: false);
        people = Booleans(45, "subject attribute", people: true);
        standing = Days();
        if (
            OneUnknown().Changes.IsEmpty
            || !Unknown42().ChangesCutShort
            || !Unknown72().ChangesCutShort
            || !People45().Flows[0].CutShort
            || Standing().Timeline!.Value.Length != 6000
        )
        {
            throw new InvalidOperationException("a search ended otherwise than it has to");
        }
    }

    [Benchmark(Description = "one unknown boolean: decided, and what would turn it", Baseline = true)]
    public TransferVerdict OneUnknown() => one.Decide();

    [Benchmark(Description = "42 unknown booleans that no values satisfy")]
    public TransferVerdict Unknown42() => fewer.Decide();

    [Benchmark(Description = "72 unknown booleans that no values satisfy")]
    public TransferVerdict Unknown72() => more.Decide();

    [Benchmark(Description = "45 facts of people that no person satisfies")]
    public TransferVerdict People45() => people.Decide();

    [Benchmark(Description = "a standing transfer: 3,000 rules of a day each, 50 fields")]
    public TransferVerdict Standing() => standing.Decide();

    private static Case Booleans(int count, string kind, bool people)
    {
        var policy = new StringBuilder(Names);
        for (var i = 0; i < count; i++)
        {
            var (a, b, c) = (i, (i + 7) % count, (i + 19) % count);
            policy.Append($"{kind} x{i} : boolean\n");
            policy.Append(
                count == 1
                    ? "rule only { deny a when x0 }\n"
                    : $"rule odd{i} {{ deny a when (x{a} and x{b} and x{c}) or (not x{a} and not x{b} and not x{c}) }}\nrule even{i} {{ deny a when (x{a} and x{b} and not x{c}) or (not x{b} and x{c} and not x{a}) }}\n"
            );
        }

        var subject = people
            ? $"key: k, subject: {{ {string.Join(", ", Enumerable.Range(0, count).Select(static i => $"x{i}: c{i}"))} }}, "
            : "";
        return new Case(
            policy.ToString(),
            $"{Transfer}on: 2026-01-15\ndatasets: {{ d: {{ {subject}fields: {{ f: {{ category: a }} }} }} }}\n"
        );
    }

    private static Case Days()
    {
        var policy = new StringBuilder(Names);
        for (var i = 0; i < 3000; i++)
        {
            policy.Append(
                $"rule d{i} {{ deny a from {new DateOnly(2015, 1, 1).AddDays(2 * i):O} through {new DateOnly(2015, 1, 1).AddDays(2 * i):O} }}\n"
            );
        }

        var fields = string.Join(", ", Enumerable.Range(0, 50).Select(static i => $"f{i}: {{ category: a }}"));
        return new Case(policy.ToString(), $"{Transfer}from: 2015-01-01\ndatasets: {{ d: {{ fields: {{ {fields} }} }} }}\n");
    }

    private readonly struct Case(string policy, string manifest)
    {
        private readonly PolicyEngine engine = new(
            PolicyCompiler.Compile(new OneFile(policy)).Program ?? throw new InvalidOperationException("the policy does not compile")
        );
        private readonly string manifest = manifest;

        public TransferVerdict Decide() =>
            ChangeFinder.WithChanges(
                engine,
                engine.Decide(ManifestReader.Read(new SourceText("t.yaml", manifest), engine.Program.Vocabulary).Transfers.Single()),
                null
            );
    }
}
