using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Core.Serialization;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Compiled;

/// <summary>What is written to a compiled file comes out of it again, all of it.</summary>
public class RoundTripTests
{
    [Fact]
    public void Every_field_of_every_policy_set_survives()
    {
        var comparer = new GraphComparer();
        foreach (var compiled in Sets())
        {
            Assert.Empty(comparer.Compare(compiled, CompiledSets.Again(compiled)));
        }

        // A field that never had two values could be forgotten without being missed: let a set above use it. Trees are not kept: a compiled
        // file has no use for them. Diagnostics that are left out are errors, and a set with errors is not written. No warning is about a
        // file as a whole, and one that names what to write instead would be missed here.
        Assert.Equal(
            "Compilation.Trees, Compilation.model, Diagnostic.LeftOut, Diagnostic._file, DiagnosticHint.Replacement, PolicyProgram.digest, PolicyProgram.sourcesDigest",
            string.Join(", ", comparer.Unvaried)
        );
        Assert.Empty(typeof(Condition).GetNestedTypes().Except(comparer.Types));
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        foreach (var compiled in Sets())
        {
            var bytes = PolicyFileWriter.Write(new PolicyFile(compiled, "some/folder"));
            var file = CompiledSets.Read(bytes);

            Assert.Equal("some/folder", file.Folder);
            Assert.All(file.Policies.Program!.Sources, static s => Assert.Equal("some/folder", s.Folder));
            Assert.Equal(bytes, PolicyFileWriter.Write(file));
        }
    }

    [Fact]
    public void The_order_of_files_makes_no_difference()
    {
        var files = CompiledSets.ExampleTexts("app_store_scoring");
        var bytes = PolicyFileWriter.Write(new PolicyFile(PolicyCompiler.Compile(new MemoryPolicyFiles(files)), ""));
        var backwards = new MemoryPolicyFiles(files) { Order = static names => names.OrderDescending(StringComparer.Ordinal) };

        Assert.Equal(bytes, PolicyFileWriter.Write(new PolicyFile(PolicyCompiler.Compile(backwards), "")));
    }

    [Fact]
    public void A_policy_set_with_errors_is_not_written() =>
        Assert.Throws<ArgumentException>(static () =>
            PolicyFileWriter.Write(new PolicyFile(PolicyCompiler.Compile(new MemoryPolicyFiles("rule r { allow nothing }")), ""))
        );

    private static IEnumerable<Compilation> Sets() =>
        [
            WithMore(CompiledSets.Compile(new MemoryPolicyFiles(Everything.Files))),
            CompiledSets.Compile(new MemoryPolicyFiles(Everything.Rare)),
            .. CompiledSets.Examples.Where(static e => e != "common").Select(static e => CompiledSets.Compile(CompiledSets.Example(e))),
            .. Enumerable.Range(70_000, 400).Select(CompiledSets.Generated),
        ];

    /// <summary>No warning has further places today, and no rule a constant; they may have tomorrow.</summary>
    private static Compilation WithMore(Compilation compiled)
    {
        var rules = compiled.Program!.Rules;
        var warning = compiled
            .Diagnostics[0]
            .WithRelated(rules[0].Location, "here")
            .WithRelated(rules[1].Location, "there")
            .WithHint("look there");
        var program = new PolicyProgram
        {
            Vocabulary = compiled.Vocabulary,
            Rules = rules.SetItem(0, rules[0] with { When = new Condition.Or([Condition.True, new Condition.Not(Condition.False)]) }),
            Invariants = compiled.Program.Invariants,
            Tests = compiled.Program.Tests,
            Sources = compiled.Program.Sources,
            Scripts = compiled.Program.Scripts,
        };
        return compiled with { Program = program, Diagnostics = compiled.Diagnostics.Add(warning) };
    }
}
