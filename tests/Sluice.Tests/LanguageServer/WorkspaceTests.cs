using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>Which files belong together, and what an edit changes.</summary>
public class WorkspaceTests
{
    [Theory]
    [InlineData("a/transfers/t.yaml", "/ws/a")]
    [InlineData("a/transfers/deep/t.yaml", "/ws/a")]
    [InlineData("b/inner/transfers/t.yaml", "/ws/b/inner")]
    [InlineData("a/rules.sluice", "/ws/a")]
    [InlineData("a/more/rules.sluice", "/ws/a")]
    [InlineData("b/inner/r.sluice", "/ws/b/inner")]
    [InlineData("c/one.sluice", "/ws/c")]
    [InlineData("c/below/two.sluice", "/ws/c")]
    public void A_file_belongs_to_the_folder_with_transfers_or_the_topmost_with_policies(string path, string root)
    {
        string[] files =
        [
            "a/rules.sluice",
            "a/more/rules.sluice",
            "a/transfers/t.yaml",
            "a/transfers/deep/t.yaml",
            "b/inner/r.sluice",
            "b/inner/transfers/t.yaml",
            "c/one.sluice",
            "c/below/two.sluice",
        ];
        var workspace = MemoryWorkspace.Load([.. files.Select(static f => (f, ""))]);

        Assert.Equal(root, Assert.Single(workspace.SetsOf("/ws/" + path)).Root);
    }

    [Fact]
    public void A_manifest_without_policies_belongs_nowhere() =>
        Assert.Empty(MemoryWorkspace.Load(("x/transfers/t.yaml", "transfer: t")).Sets);

    [Fact]
    public void A_file_that_another_set_uses_is_part_of_both_and_judged_by_its_user()
    {
        var workspace = MemoryWorkspace.Examples.Load();

        var sets = workspace.SetsOf("/ws/policies/common/forms.sluice");

        Assert.True(sets.Count > 1);
        Assert.NotEqual("/ws/policies/common", sets[0].Root);
        Assert.Equal("/ws/policies/common", sets[^1].Root);
    }

    [Fact]
    public void An_edit_of_one_file_parses_no_other()
    {
        var workspace = MemoryWorkspace.Examples.Load();
        const string Path = "/ws/policies/app_store_scoring/rules.sluice";
        var before = workspace.SetsOf(Path).Single();

        var after = workspace.Change(Path, workspace.Text(Path) + "\n// more\n").Single();

        Assert.NotSame(before.Documents["rules.sluice"].Tree, after.Documents["rules.sluice"].Tree);
        Assert.All(before.Documents.Where(static d => d.Key != "rules.sluice"), d =>
            Assert.Same(d.Value.Tree, after.Documents[d.Key].Tree)
        );
        Assert.NotNull(after.Bind().Program);
        Assert.Same(after.Documents["vocabulary.sluice"].Source, after.Bind().Vocabulary.Categories.All[0].Location.Source);
    }

    [Fact]
    public void A_policy_with_errors_keeps_the_last_program_for_lenses_and_its_own_names_for_completion()
    {
        var workspace = MemoryWorkspace.Load(("p.sluice", "category a\npurpose p\npartner q { in IE }\nrule r { allow a to q for p }\n"));
        var set = workspace.Sets.Single();
        var good = set.Bind();
        workspace.Keep(set, good);

        var bad = workspace.Change("/ws/p.sluice", workspace.Text("/ws/p.sluice") + "category b\nrule s { allow ").Single().Bind();

        Assert.Null(bad.Result.Program);
        Assert.Same(good.Program, bad.Program);
        Assert.NotNull(bad.Vocabulary.Categories.Find("b"));
    }

    [Fact]
    public void Closing_a_file_brings_back_what_is_on_disk()
    {
        var workspace = MemoryWorkspace.Load(("p.sluice", "category a\n"));
        workspace.Change("/ws/p.sluice", "category b\n");

        workspace.Close("/ws/p.sluice");

        Assert.Equal("category a\n", workspace.Text("/ws/p.sluice"));
        Assert.NotNull(workspace.Sets.Single().Bind().Vocabulary.Categories.Find("a"));
    }

    [Theory]
    [InlineData("/ws/a", "/ws/a/b.sluice", "b.sluice")]
    [InlineData("/ws/a", "/ws/common/b.sluice", "../common/b.sluice")]
    [InlineData("/ws/a/c", "/ws/b.sluice", "../../b.sluice")]
    public void A_relative_path_leads_back(string folder, string path, string relative)
    {
        Assert.Equal(relative, FilePath.Relative(folder, path));
        Assert.Equal(path, FilePath.Absolute(folder, relative));
    }

    [Theory]
    [InlineData("../common", "../../y.sluice", "../../y.sluice")]
    [InlineData("../common", "../y.sluice", "../y.sluice")]
    [InlineData("", "../y.sluice", "../y.sluice")]
    [InlineData("/ws", "../../../y.sluice", "/y.sluice")]
    public void Folders_above_are_counted_as_often_as_they_are_named(string folder, string relative, string path) =>
        Assert.Equal(path, FilePath.Absolute(folder, relative));

    [Fact]
    public void Looking_for_files_anew_parses_nothing_that_has_not_changed()
    {
        var workspace = MemoryWorkspace.Examples.Load();
        var before = workspace.Sets.SelectMany(static s => s.Documents.Values.Select(static d => d.Tree)).ToList();

        Assert.Empty(workspace.Reload());

        Assert.Equal(before, workspace.Sets.SelectMany(static s => s.Documents.Values.Select(static d => d.Tree)));
    }

    [Theory]
    [InlineData("two.sluice", "rule r { allow a to q for p }\n", "rule r { deny a }\n", 0)]
    [InlineData("two.sluice", "rule r {", "// Above everything.\nrule r {", 0)]
    [InlineData("two.sluice", "rule r { allow a", "rule r { allow", 0)]
    [InlineData("one.sluice", "category a\n", "category a\ncategory b\n", 2)]
    [InlineData("one.sluice", "purpose p", "purpose p \"Why\"", 2)]
    [InlineData("transfers/one.yaml", "transfer: one", "transfer: other", 1)]
    public void An_edit_reads_only_those_manifests_again_that_may_say_something_else(string file, string old, string text, int read)
    {
        var (workspace, set, before) = Edited();

        var after = workspace.Change("/ws/" + file, workspace.Text("/ws/" + file)!.Replace(old, text, StringComparison.Ordinal)).Single();
        var bound = after.Bind();

        Assert.Equal(read, Readings(after, bound).Except(before).Count());
        Assert.Equal(
            WorkspaceDiagnostic.Of(after, bound).Select(static f => f.Diagnostic.ToString()),
            WorkspaceDiagnostic.Of(after, new PolicySetAnalysis(after, null)).Select(static f => f.Diagnostic.ToString())
        );
        Assert.NotSame(set, after);
    }

    [Fact]
    public void An_edit_of_a_manifest_binds_no_policy_again()
    {
        var (workspace, set, _) = Edited();

        Assert.Same(set.Bound, workspace.Change("/ws/transfers/one.yaml", "transfer: other\n").Single().Bind());
        Assert.NotSame(set.Bound, workspace.Change("/ws/two.sluice", "").Single().Bind());
    }

    [Theory]
    [InlineData("true")]
    [InlineData(null)]
    public void A_script_that_another_program_changes_is_bound_again(string? script)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/ws/p.sluice"] = "attribute x : boolean = script \"x.csx\"\n",
            ["/ws/x.csx"] = "false",
        };
        var workspace = new MemoryWorkspace(files).Load();
        var set = workspace.Sets.Single();
        workspace.Keep(set, set.Bind());
        set = workspace.Sets.Single();
        Assert.Same(set.Bound, set.Bind());

        files.Remove("/ws/x.csx");
        if (script is not null)
        {
            files.Add("/ws/x.csx", script);
        }

        Assert.NotSame(set.Bound, set.Bind());
        Assert.NotSame(set.Bound!.ManifestVocabulary, set.Bind().ManifestVocabulary);
    }

    /// <summary>A set of two files and two manifests, bound, and what reading the manifests gave.</summary>
    private static (Workspace Workspace, PolicySetSnapshot Set, HashSet<object> Readings) Edited()
    {
        const string Manifest = "to: q\npurpose: p\non: 2026-01-15\ndatasets: { d: { fields: { f: { category: z } } } }\n";
        var workspace = MemoryWorkspace.Load(
            ("one.sluice", "category a\npurpose p\npartner q { in IE }\n"),
            ("two.sluice", "rule r { allow a to q for p }\n"),
            ("transfers/one.yaml", "transfer: one\n" + Manifest),
            ("transfers/two.yaml", "transfer: two\n" + Manifest)
        );
        var set = workspace.Sets.Single();
        workspace.Keep(set, set.Bind());
        set = workspace.Sets.Single();
        Assert.Equal(2, WorkspaceDiagnostic.Of(set, set.Model).Length);
        return (workspace, set, Readings(set, set.Model));
    }

    private static HashSet<object> Readings(PolicySetSnapshot set, PolicySetAnalysis bound) =>
        [.. set.Manifests.Values.Select(m => m.Read(bound.ManifestVocabulary))];
}
