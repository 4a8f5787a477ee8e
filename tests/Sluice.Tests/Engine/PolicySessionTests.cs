using Sluice.Core;
using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Core.Linting;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

public class PolicySessionTests
{
    private const string Sound = "category a\npurpose x\npartner p { in SG }\nrule r { allow a to p for x }\n";

    [Fact]
    public void Files_are_read_once_and_not_before_they_are_asked_for()
    {
        var files = new MemoryPolicyFiles(Sound);
        var session = new PolicySession(files);
        Assert.Equal(0, files.TextsRead);

        Assert.Empty(session.Diagnostics);
        Assert.Same(session.Program, session.Engine!.Program);
        Assert.Same(session.Engine, session.Engine);
        Assert.Equal(1, files.TextsRead);
    }

    [Fact]
    public void A_policy_set_with_errors_decides_nothing()
    {
        var session = new PolicySession(new MemoryPolicyFiles(Sound + "rule wrong { allow b to p for x }\n"));

        Assert.Contains(session.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Null(session.Program);
        Assert.Null(session.Engine);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("// lint: allow exception_outside_scope because it is what this is about\n", 0)]
    public void Warnings_that_a_comment_suppresses_are_left_out(string comment, int warnings)
    {
        var session = new PolicySession(
            new MemoryPolicyFiles(Sound + "category b\n" + comment + "rule odd { allow a to p for x but not { of b } }\n")
        );

        Assert.Equal(warnings, session.Diagnostics.Length);
        Assert.NotNull(session.Engine);
    }

    [Fact]
    public void What_a_change_leaves_alone_is_neither_read_nor_parsed_again()
    {
        var files = new MemoryPolicyFiles(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["a.sluice"] = "category a\n", ["b.sluice"] = "category b\n" }
        );
        var before = PolicyCompiler.Compile(files);
        var changed = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["b.sluice"] = "category b2\n",
            ["c.sluice"] = "category c\n",
        };

        var after = PolicyCompiler.Compile(new ChangedPolicyFiles(files, before, changed, "shown"));

        Assert.Equal(2, files.TextsRead);
        Assert.Same(before.Trees[0], after.Trees[0]);
        Assert.Equal(["a", "b2", "c"], after.Vocabulary.Categories.All.Select(static c => c.Name));
        Assert.All(after.Trees.Skip(1), static t => Assert.Equal("shown", t.Source.Folder));
    }

    [Fact]
    public void Lint_fixes_what_is_compiled_already_and_reads_no_file_again()
    {
        var files = new MemoryPolicyFiles(Sound + "category b\nrule no { deny a except b }\n");
        var session = new PolicySession(files);
        Assert.Contains(session.Lint(LintOptions.Default), static f => f.Diagnostic.Descriptor.Slug == "except-takes-nothing");

        var result = LintFixer.Fix(files, LintOptions.Default, session.Compilation);

        Assert.Contains("deny a }", Assert.Single(result.Changed).Value, StringComparison.Ordinal);
        Assert.Equal(1, files.TextsRead);
    }

    [Fact]
    public void A_model_knows_places_symbols_and_types_of_names_and_changes_with_the_trees()
    {
        var compiled = PolicyCompiler.Compile(
            new MemoryPolicyFiles("category a { b }\nattribute home : country\nregion eu { IE }\nrule r { deny a.b when home in { eu } }\n")
        );
        var model = compiled.Model;

        Assert.Same(model, compiled.Model);
        Assert.NotSame(model, (compiled with { Trees = [] }).Model);
        Assert.Same(compiled.Vocabulary.Categories.All[1], model.Find(new NameKey(NameKind.Category, "a.b")));
        Assert.Equal(ValueKind.Country, model.TypeOf("attribute home")!.Kind);
        Assert.Equal(
            [true, false],
            model.Uses(u => model.Means(u, new NameKey(NameKind.Region, "eu"))).Select(static u => u.Use.IsDeclaration)
        );
        Assert.Equal(NameKind.Category, Assert.Single(model.Selectors).Kind);
        Assert.IsType<RuleDeclarationSyntax>(model.DeclarationAt(compiled.Program!.Rules[0].Location));
    }
}
