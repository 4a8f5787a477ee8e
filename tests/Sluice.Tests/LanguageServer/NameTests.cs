using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;
using Sluice.Reference.Generation;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>Names are found from the tree alone; the binder is the judge of whether they are found rightly.</summary>
public class NameTests
{
    public static TheoryData<string> Sets() => [.. MemoryWorkspace.Examples.Load().Sets.Select(static s => s.Root)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_name_in_the_examples_is_declared(string root)
    {
        var set = MemoryWorkspace.Examples.Load().Sets.Single(s => s.Root == root);
        var declared = set.Uses(static u => u.IsDeclaration).Select(static u => u.Use.Key).ToHashSet();

        // Evidence names are free, and so is text.
        Assert.Equal(
            "",
            string.Join(
                "\n",
                set.Uses(u =>
                        !declared.Contains(set.Semantics.Meaning(u))
                        && u.Key.Kind != NameKind.Evidence
                        && set.Semantics.TypeOf(u.Key.Owner)?.Kind != ValueKind.Text
                    )
                    .Select(static u => $"{u.Path}: {u.Use.Key}")
            )
        );
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_symbol_is_declared_where_its_name_is_found(string root)
    {
        var set = MemoryWorkspace.Examples.Load().Sets.Single(s => s.Root == root);
        foreach (var kind in Enum.GetValues<NameKind>())
        {
            foreach (var symbol in set.Semantics.Symbols(kind))
            {
                var place = Assert.Single(NavigationFeature.Declarations([set], new NameKey(kind, symbol.Name)));
                Assert.Equal(symbol.Location.Path, FilePath.Relative(set.Root, place.Path));
                Assert.Equal(symbol.Location.Span.End, place.Span.End);
            }
        }
    }

    /// <summary>
    /// A rename that forgets a place, or takes one that means something else, leaves an unknown name or changes a verdict.
    /// </summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Renaming_everything_in_an_example_changes_no_verdict(string root)
    {
        var workspace = MemoryWorkspace.Examples.Load();
        var before = Verdicts(workspace, root);
        var set = workspace.Sets.Single(s => s.Root == root);
        var keys = set.Uses(static u => u.IsDeclaration)
            .Select(static u => u.Use.Key)
            .Distinct()
            .OrderByDescending(static k => k.Name.Length)
            .ThenBy(static k => k.Name, StringComparer.Ordinal)
            .ThenBy(static k => k.Kind)
            .ToList();
        var renamed = 0;
        foreach (var key in keys)
        {
            // Deepest first, so that the names above are still the old ones.
            var now = workspace.Sets.Where(s => s.Root == root).ToList();
            var current = Current(now[0], key);
            if (current is not { } found)
            {
                continue;
            }

            var word = "x_" + found.Name[(found.Name.LastIndexOf('.') + 1)..];
            if (RenameFeature.Refuse(now, found) is not null || RenameFeature.Refuse(now, found, word) is not null)
            {
                continue;
            }

            renamed++;
            foreach (var (path, edits) in RenameFeature.Rename(now, found, word))
            {
                workspace.Change(path, Edits.Apply(workspace.Text(path)!, edits));
            }
        }

        Assert.True(renamed > keys.Count * 9 / 10, $"{renamed} of {keys.Count}");
        Assert.Equal(before, Verdicts(workspace, root));
    }

    [Fact]
    public void Every_name_in_generated_policies_and_manifests_is_declared_where_the_binder_says()
    {
        var seen = new HashSet<NameKind>();
        for (var seed = 1; seed <= 200; seed++)
        {
            var made = CaseGen.Make(seed);
            var files = PolicyPrinter
                .Print(made.Policy, seed)
                .ToDictionary(
                    static f => f.Key.StartsWith("../", StringComparison.Ordinal) ? "/ws/" + f.Key[3..] : "/ws/p/" + f.Key,
                    static f => f.Value,
                    StringComparer.Ordinal
                );
            files["/ws/p/transfers/t.yaml"] = ManifestPrinter.Yaml(made.Manifest, seed);
            var set = new MemoryWorkspace(files).Load().Sets.Single(static s => s.Root == "/ws/p");
            var declared = set.Uses(static u => u.IsDeclaration).Select(static u => u.Use.Key).ToHashSet();

            Assert.NotNull(set.Model.Program);
            Assert.Equal(
                "",
                string.Join(
                    "\n",
                    set.Uses(u =>
                            !declared.Contains(set.Semantics.Meaning(u))
                            && u.Key.Kind != NameKind.Evidence
                            && set.Semantics.TypeOf(u.Key.Owner)?.Kind != ValueKind.Text
                        )
                        .Select(u => $"seed {seed}: {u.Path}: {u.Use.Key}")
                )
            );
            Assert.All(Enum.GetValues<NameKind>(), kind =>
                Assert.All(set.Semantics.Symbols(kind), symbol => Assert.Contains(new NameKey(kind, symbol.Name), declared))
            );
            seen.UnionWith(set.Uses(static u => !u.IsDeclaration).Select(u => set.Semantics.Meaning(u.Use).Kind));
        }

        // Rules, invariants and duties are named by tests and other rules, which are not generated all.
        Assert.Superset(
            new HashSet<NameKind>
            {
                NameKind.Category,
                NameKind.Purpose,
                NameKind.Partner,
                NameKind.Population,
                NameKind.Region,
                NameKind.Attribute,
                NameKind.Consent,
                NameKind.Agreement,
                NameKind.Form,
                NameKind.Technique,
                NameKind.Parameter,
                NameKind.Label,
            },
            seen
        );
    }

    [Fact]
    public void A_name_is_renamed_in_policies_and_manifests_and_nowhere_else()
    {
        var workspace = MemoryWorkspace.Load(
            (
                "p/a.sluice",
                "category payment { payment }\npurpose payment\npartner desk { in IE }\nrule r { allow payment.payment to desk for payment }\n"
            ),
            (
                "p/transfers/t.yaml",
                "transfer: payment\nto: desk\npurpose: payment\ndatasets: { payment: { fields: { payment: { category: payment.payment }, b: { category: [\"payment\"] } } } }\n"
            )
        );
        var set = workspace.Sets.Single();

        var edits = RenameFeature.Rename([set], new NameKey(NameKind.Category, "payment"), "money");

        Assert.Equal(
            "category money { payment }\npurpose payment\npartner desk { in IE }\nrule r { allow money.payment to desk for payment }\n",
            Edits.Apply(workspace.Text("/ws/p/a.sluice")!, edits["/ws/p/a.sluice"])
        );
        Assert.Equal(
            "transfer: payment\nto: desk\npurpose: payment\ndatasets: { payment: { fields: { payment: { category: money.payment }, b: { category: [\"money\"] } } } }\n",
            Edits.Apply(workspace.Text("/ws/p/transfers/t.yaml")!, edits["/ws/p/transfers/t.yaml"])
        );
    }

    [Theory]
    [InlineData("credit", "there is a category `credit` already")]
    [InlineData("Account", "`Account` is no name")]
    [InlineData("any", "`any` is a word of the language")]
    public void A_name_that_cannot_be_is_refused_with_a_reason(string word, string reason)
    {
        var (set, _) = MemoryWorkspace.Policy("category account\ncategory credit\n");

        Assert.StartsWith(reason, RenameFeature.Refuse([set], new NameKey(NameKind.Category, "account"), word), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_a_file_that_others_use_is_renamed_in_all_of_them()
    {
        var workspace = MemoryWorkspace.Examples.Load();
        var sets = workspace.SetsOf("/ws/policies/common/forms.sluice");

        var files = RenameFeature.Rename(sets, new NameKey(NameKind.Form, "pseudonymised"), "coded").Keys;

        Assert.Contains("/ws/policies/common/forms.sluice", files);
        Assert.True(files.Select(static f => f.Split('/')[3]).Distinct(StringComparer.Ordinal).Count() > 2, string.Join(", ", files));
    }

    /// <summary>From wherever a shared name is renamed, all sets that share it follow, and each compiles afterwards.</summary>
    [Theory]
    [InlineData("retail_ads")]
    [InlineData("common")]
    public void A_shared_name_is_renamed_in_every_set_that_shares_it(string from)
    {
        var workspace = MemoryWorkspace.Examples.Load();
        var key = new NameKey(NameKind.Technique, "hmac");
        var set = workspace.Sets.Single(s => s.Root == "/ws/policies/" + from);
        var path = set.Uses(u => set.Semantics.Means(u, key)).First(u => u.Path.StartsWith(set.Root, StringComparison.Ordinal)).Path;
        var broken = Broken(workspace);

        var sets = NavigationFeature.Sharing(workspace, workspace.SetsOf(path), key);
        var edits = RenameFeature.Rename(sets, key, "keyed_hash");
        foreach (var (file, changes) in edits)
        {
            workspace.Change(file, Edits.Apply(workspace.Text(file)!, changes));
        }

        Assert.Null(RenameFeature.Refuse(sets, key, "keyed_hash"));
        Assert.Null(RenameFeature.RefuseOutside(workspace, sets, key));
        Assert.True(edits.Count >= 9, string.Join(", ", edits.Keys));
        Assert.Equal(broken, Broken(workspace));
        Assert.DoesNotContain(
            workspace.Sets.Where(s => sets.Any(o => o.Root == s.Root)).Select(static s => s.Uses(static u => u.Key.Name == "hmac").Count()),
            static c => c > 0
        );
    }

    [Fact]
    public void A_name_that_a_shared_file_takes_from_its_users_is_renamed_in_all_of_them()
    {
        var workspace = MemoryWorkspace.Load(
            ("common/rules.sluice", "rule shared { allow account to desk for support }\n"),
            ("a/v.sluice", "use \"../common/rules.sluice\"\ncategory account\npurpose support\npartner desk { in IE }\n"),
            ("a/transfers/t.yaml", "transfer: t\n"),
            ("b/v.sluice", "use \"../common/rules.sluice\"\ncategory account\npurpose support\npartner desk { in IE }\n"),
            ("b/transfers/t.yaml", "transfer: t\n")
        );
        var key = new NameKey(NameKind.Category, "account");

        var sets = NavigationFeature.Sharing(workspace, workspace.SetsOf("/ws/a/v.sluice"), key);

        Assert.Equal(["/ws/a/v.sluice", "/ws/b/v.sluice", "/ws/common/rules.sluice"], RenameFeature.Rename(sets, key, "client").Keys);
        Assert.Equal(
            3,
            NavigationFeature.Declarations(sets, key).Length + NavigationFeature.References(sets, key, declarations: false).Length
        );
    }

    [Fact]
    public void A_name_that_is_taken_in_another_set_that_shares_it_is_refused()
    {
        var workspace = MemoryWorkspace.Load(
            ("common/f.sluice", "category account\n"),
            ("a/v.sluice", "use \"../common/f.sluice\"\n"),
            ("a/transfers/t.yaml", "transfer: t\n"),
            ("b/v.sluice", "use \"../common/f.sluice\"\ncategory client\n"),
            ("b/transfers/t.yaml", "transfer: t\n")
        );
        var key = new NameKey(NameKind.Category, "account");

        var sets = NavigationFeature.Sharing(workspace, [workspace.Sets.Single(static s => s.Root == "/ws/a")], key);

        Assert.Equal("there is a category `client` already", RenameFeature.Refuse(sets, key, "client"));
    }

    [Fact]
    public void A_name_in_a_file_outside_the_open_folders_is_not_renamed()
    {
        var workspace = new Workspace(MemoryWorkspace.Examples);
        workspace.Load(["/ws/policies/retail_ads"]);
        var key = new NameKey(NameKind.Technique, "hmac");

        var sets = NavigationFeature.Sharing(workspace, workspace.Sets.ToList(), key);

        Assert.StartsWith("`hmac` also stands in `../common/", RenameFeature.RefuseOutside(workspace, sets, key), StringComparison.Ordinal);
    }

    private static List<string> Broken(Workspace workspace) =>
        [.. workspace.Sets.Where(static s => s.Bind().Result.Program is null).Select(static s => s.Root)];

    // The key as it is now that names below and beside it are renamed.
    private static NameKey? Current(PolicySetSnapshot set, NameKey key) =>
        set.Uses(static u => u.IsDeclaration)
            .Select(static u => (NameKey?)u.Use.Key)
            .FirstOrDefault(k => k!.Value.Kind == key.Kind && k.Value.Name == key.Name && Old(k.Value.Owner) == Old(key.Owner));

    private static string Old(string owner) => owner.Replace("x_", "", StringComparison.Ordinal);

    private static List<string> Verdicts(Workspace workspace, string root)
    {
        var set = workspace.Sets.Single(s => s.Root == root);
        var compiled = PolicyCompiler.Compile(set);
        Assert.Empty(compiled.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        var engine = new PolicyEngine(compiled.Program!);
        var verdicts = new List<string>();
        foreach (var (path, manifest) in set.Manifests)
        {
            var read = ManifestReader.Read(manifest.Source, compiled.Vocabulary);
            Assert.Empty(read.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
            verdicts.AddRange(
                read.Transfers.Select(t => engine.Decide(t))
                    .Select(v =>
                        $"{path} {v.Verdict}: {string.Join(" ", v.Flows.Select(static f => $"{f.Verdict}/{f.Grounds.Length}").Order(StringComparer.Ordinal))}"
                    )
            );
        }

        return verdicts;
    }
}
