using System.Collections.Immutable;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Core.Serialization;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Compiled;

/// <summary>A file that was changed and given a right checksum: refused, or named by another digest where it decides otherwise.</summary>
[Trait("Category", "Slow")]
public class ForgedFileTests
{
    private static readonly Compilation Set = CompiledSets.Compile(new MemoryPolicyFiles(Everything.Files));
    private static readonly byte[] Whole = PolicyFileWriter.Write(new PolicyFile(Set, "set"));

    [Fact]
    public void What_decides_otherwise_has_another_digest()
    {
        var manifest = new SourceText(
            "m.yaml",
            """
            transfer: t
            to: [desk, far]
            purpose: [support, other]
            on: 2026-01-15
            datasets: { d: { fields: { f: { category: account.phone, technique: noise, claims: anonymised }, g: { category: score } } } }
            """
        );
        var before = Told(Set, manifest);
        var random = new Random(4711);
        var (same, other, refused) = (0, 0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Whole.ToArray();
            bytes[random.Next(PolicyFileFormat.ContentAt, bytes.Length)] ^= (byte)(1 << random.Next(8));
            PolicyFileFormat.Seal(bytes);
            if (PolicyFileReader.TryRead("x.slc", bytes, out var problem) is not { } file)
            {
                Assert.Equal(CompiledFileDiagnostics.CompiledDamaged.Id, problem!.Id);
                refused++;
            }
            else if (file.Policies.Program!.Digest != Set.Program!.Digest)
            {
                other++;
            }
            else
            {
                same++;
                Assert.Equal(before, Told(file.Policies, manifest));
            }
        }

        Assert.True(same > 100 && other > 100 && refused > 1000, $"{same} the same, {other} others, {refused} refused");
    }

    [Theory]
    [InlineData("require without a condition")]
    [InlineData("oblige without a duty")]
    [InlineData("deny with a condition to require")]
    [InlineData("exception the wrong way")]
    [InlineData("nothing joined")]
    [InlineData("no order")]
    [InlineData("two of one name")]
    public void Nonsense_under_a_right_checksum_is_refused(string what)
    {
        var rules = Set.Program!.Rules;
        var first = rules[0];
        var changed = what switch
        {
            "require without a condition" => rules.SetItem(0, first with { Effect = RuleEffect.Require, Required = null, Duty = null }),
            "oblige without a duty" => rules.SetItem(0, first with { Effect = RuleEffect.Oblige, Required = null, Duty = null }),
            "deny with a condition to require" => rules.SetItem(
                0,
                first with
                {
                    Effect = RuleEffect.Deny,
                    Required = Condition.True,
                    Duty = null,
                }
            ),
            "exception the wrong way" => rules.SetItem(
                0,
                first with
                {
                    Effect = RuleEffect.Allow,
                    Required = null,
                    Duty = null,
                    Exceptions =
                    [
                        new RuleException
                        {
                            Scope = first.Scope,
                            AppliesByCovering = true,
                            Location = first.Location,
                        },
                    ],
                }
            ),
            "nothing joined" => rules.SetItem(0, first with { When = new Condition.And([]) }),
            "no order" => rules.SetItem(
                0,
                first with
                {
                    When = new Condition.FactComparison(BuiltinFact.Destination, ComparisonOperator.Less, Value.OfCountry("IE")),
                }
            ),
            _ => rules.SetItem(1, rules[1] with { Name = first.Name }),
        };
        AssertRefused(With(changed));
    }

    [Theory]
    [InlineData("1000", true)]
    [InlineData("1.5", false)]
    [InlineData("79228162514264337593543950335", false)]
    public void A_whole_number_is_one_that_can_be_written(string number, bool fine) =>
        AssertTaken(BuiltinFact.People, Value.OfInteger(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), fine);

    [Theory]
    [InlineData("90", true)]
    [InlineData("0.5", false)]
    [InlineData("-1", false)]
    [InlineData("1000000000000000", false)]
    public void A_duration_is_one_that_can_be_written(string number, bool fine) =>
        AssertTaken(
            BuiltinFact.Retention,
            Value.OfDuration(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), DurationUnit.Days),
            fine
        );

    [Theory]
    [InlineData("2", true)]
    [InlineData("0", false)]
    [InlineData("2.5", false)]
    [InlineData("79228162514264337593543950335", false)]
    public void A_domain_is_one_that_can_be_written(string number, bool fine)
    {
        var set = CompiledSets.Compile(new MemoryPolicyFiles(Everything.Files));
        var category = set.Vocabulary.Categories.All[0];
        category
            .GetType()
            .GetProperty(nameof(CategorySymbol.Domain))!
            .SetValue(category, decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        AssertTaken(PolicyFileWriter.Write(new PolicyFile(set, "set")), fine);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(300, false)]
    public void Conditions_lie_no_deeper_than_a_stack_holds(int depth, bool fine)
    {
        var rules = Set.Program!.Rules;
        var deep = rules[0].When!;
        for (var i = 0; i < depth; i++)
        {
            deep = i % 2 == 0 ? new Condition.Not(deep) : new Condition.And([deep, Condition.True]);
        }

        AssertTaken(With(rules.SetItem(0, rules[0] with { When = deep })), fine);
    }

    [Fact]
    public void A_population_in_itself_is_refused()
    {
        var set = CompiledSets.Compile(new MemoryPolicyFiles(Everything.Files));
        var population = set.Vocabulary.Populations.All[^1];
        population.GetType().GetProperty(nameof(PopulationSymbol.Predicate))!.SetValue(population, new Condition.About(population));
        AssertRefused(PolicyFileWriter.Write(new PolicyFile(set, "set")));
    }

    // The bits of the scope say everything, whatever its text says.
    [Theory]
    [InlineData("account.mail", true)]
    [InlineData("account, score except account.phone", true)]
    [InlineData("#identifier", true)]
    [InlineData("account.fax", false)]
    [InlineData("#identifie", false)]
    [InlineData("account.mail,account.phone", false)]
    [InlineData("account.mail, ", false)]
    [InlineData("account.mail except", false)]
    [InlineData("account except account.mail except account.phone", false)]
    [InlineData("partners in IE", false)]
    [InlineData("", false)]
    public void A_selector_is_what_its_names_say(string text, bool fine)
    {
        const string Names =
            "form identified < pseudonymised < anonymised\ncategory account { phone #identifier domain 1000  mail }\ncategory score from account.phone\npurpose p\npartner n { in IE }\n";
        Compilation Of(string selector) =>
            CompiledSets.Compile(new MemoryPolicyFiles(Names + $"rule r {{ allow {selector} to n for p }}\n"));

        var set = Of("any");
        var rule = set.Program!.Rules[0];
        var forged = rule with
        {
            Scope = rule.Scope with
            {
                Categories = new ResolvedSelector<CategorySymbol>(
                    text,
                    [.. rule.Scope.Categories.CoveredBits],
                    [.. rule.Scope.Categories.TouchedBits]
                ),
            },
        };
        var bytes = PolicyFileWriter.Write(
            new PolicyFile(
                set with
                {
                    Program = new PolicyProgram
                    {
                        Vocabulary = set.Vocabulary,
                        Rules = [forged],
                        Invariants = [],
                        Tests = [],
                        Sources = set.Program.Sources,
                    },
                },
                "set"
            )
        );
        if (!fine)
        {
            AssertRefused(bytes);
            return;
        }

        var read = PolicyFileReader.TryRead("x.slc", bytes, out _)!.Policies.Program!;
        var written = Of(text).Program!;
        Assert.Equal(written.Digest, read.Digest);
        Assert.Equal(written.Rules[0].Scope.Categories.CoveredBits, read.Rules[0].Scope.Categories.CoveredBits);
        Assert.Equal(written.Rules[0].Scope.Categories.TouchedBits, read.Rules[0].Scope.Categories.TouchedBits);
    }

    [Fact]
    public void The_digest_is_of_what_is_said_and_not_of_how()
    {
        string Of(params (string Path, string Text)[] files) =>
            CompiledSets
                .Compile(new MemoryPolicyFiles(files.ToDictionary(static f => f.Path, static f => f.Text, StringComparer.Ordinal)))
                .Program!.Digest;

        const string Names = "category a\ncategory b\npartner p { in IE }\npurpose u\n";
        var digest = Of(("x.sluice", Names + "rule one { allow a to p for u }\nrule two { deny b }\n"));

        Assert.Equal(
            digest,
            Of(
                (
                    "other.sluice",
                    "// a comment\n"
                        + Names
                        + "rule two \"Two\" { deny b because \"so\" cite \"law\" }\nrule one {\n  allow a\n  to p for u }\n"
                )
            )
        );
        Assert.Equal(digest, Of(("n.sluice", Names), ("r.sluice", "rule one { allow a to p for u }\nrule two { deny b }\n")));
        Assert.NotEqual(digest, Of(("x.sluice", Names + "rule one { allow b to p for u }\nrule two { deny b }\n")));
        Assert.NotEqual(
            digest,
            Of(("x.sluice", Names.Replace("IE", "DE", StringComparison.Ordinal) + "rule one { allow a to p for u }\nrule two { deny b }\n"))
        );
        Assert.Equal(Set.Program!.Digest, CompiledSets.Again(Set).Program!.Digest);
    }

    private static string Told(Compilation policies, SourceText manifest)
    {
        var engine = new PolicyEngine(policies.Program!);
        return string.Join(
            '\n',
            ManifestReader
                .Read(manifest, policies.Vocabulary)
                .Transfers.SelectMany(t => engine.Decide(t).Flows)
                .Select(static f => $"{f.Verdict} {string.Join(' ', f.Grounds.Select(static g => g.Rule?.Name))}")
        );
    }

    private static byte[] With(ImmutableArray<Rule> rules) =>
        PolicyFileWriter.Write(
            new PolicyFile(
                Set with
                {
                    Program = new PolicyProgram
                    {
                        Vocabulary = Set.Vocabulary,
                        Rules = rules,
                        Invariants = [],
                        Tests = [],
                        Sources = Set.Program!.Sources,
                    },
                },
                "set"
            )
        );

    private static void AssertTaken(BuiltinFact fact, Value value, bool fine)
    {
        var rules = Set.Program!.Rules;
        AssertTaken(
            With(rules.SetItem(0, rules[0] with { When = new Condition.FactComparison(fact, ComparisonOperator.Less, value) })),
            fine
        );
    }

    private static void AssertTaken(byte[] bytes, bool fine)
    {
        if (fine)
        {
            Assert.NotNull(PolicyFileReader.TryRead("x.slc", bytes, out _));
        }
        else
        {
            AssertRefused(bytes);
        }
    }

    private static void AssertRefused(byte[] bytes)
    {
        Assert.Null(PolicyFileReader.TryRead("x.slc", bytes, out var problem));
        Assert.Equal(CompiledFileDiagnostics.CompiledDamaged.Id, problem!.Id);
    }
}
