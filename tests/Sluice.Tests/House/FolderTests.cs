using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>
/// Within a project arrows only point down too: the folders of each, and which other folders of the project their files may name.
/// </summary>
[Trait("Category", "Slow")]
public class FolderTests
{
    /// <summary>
    /// By project the folders below it, each with those that it may use. Folders that a build variant leaves out (Engines, of the native
    /// program) are used by no other.
    /// </summary>
    private static readonly Dictionary<string, Dictionary<string, string[]>> Allowed = new(StringComparer.Ordinal)
    {
        ["Sluice.Core"] = new(StringComparer.Ordinal)
        {
            ["Model"] = [],
            ["Binding"] = ["Model"],
            ["Manifests"] = ["Model"],
            ["Serialization"] = ["Model", "Binding"],
            ["Evaluation"] = ["Model", "Manifests"],
            ["Changes"] = ["Model", "Manifests", "Evaluation"],
            ["Explaining"] = ["Model", "Manifests", "Evaluation", "Changes"],
            ["Analysis"] = ["Model", "Manifests", "Evaluation"],
            ["Linting"] = ["Model", "Binding", "Manifests", "Evaluation", "Analysis"],
            ["."] = ["Model", "Binding", "Evaluation", "Linting"],
        },
        ["Sluice.Syntax"] = new(StringComparer.Ordinal)
        {
            ["Text"] = [],
            ["Diagnostics"] = ["Text"],
            ["Syntax"] = ["Text", "Diagnostics"],
            ["Parsing"] = ["Text", "Diagnostics", "Syntax"],
            ["Formatting"] = ["Text", "Diagnostics", "Syntax", "Parsing"],
        },
        ["Sluice.Scripting"] = new(StringComparer.Ordinal)
        {
            ["Facts"] = [],
            ["Compilation"] = ["Facts"],
            ["Hosting"] = ["Facts", "Compilation"],
            ["."] = ["Facts", "Compilation", "Hosting"],
        },
        ["Sluice.LanguageServer"] = new(StringComparer.Ordinal)
        {
            ["Names"] = [],
            ["Messages"] = [],
            ["Model"] = ["Names"],
            ["Features"] = ["Names", "Model"],
            ["Handlers"] = ["Model", "Features"],
            ["."] = ["Messages", "Model", "Handlers"],
        },
        ["Sluice.Cli"] = new(StringComparer.Ordinal)
        {
            ["Diagnostics"] = [],
            ["Hosting"] = ["Diagnostics"],
            ["Files"] = ["Diagnostics", "Hosting"],
            ["Rendering"] = ["Diagnostics", "Hosting", "Files"],
            ["Snapshots"] = ["Diagnostics", "Hosting", "Files", "Rendering"],
            ["Checking"] = ["Diagnostics", "Hosting", "Files", "Rendering", "Snapshots"],
            ["Completion"] = [],
            ["Samples"] = [],
            ["Authoring"] = ["Diagnostics", "Hosting", "Files"],
            ["Formatting"] = ["Diagnostics", "Hosting", "Files"],
            ["Documenting"] = ["Rendering", "Snapshots"],
            ["Explaining"] = ["Diagnostics", "Rendering"],
            ["Testing"] = ["Diagnostics", "Hosting", "Files", "Rendering"],
            ["Linting"] = ["Diagnostics", "Hosting", "Files", "Rendering"],
            ["Verifying"] = ["Diagnostics", "Hosting", "Files", "Rendering", "Snapshots", "Checking"],
            ["Filtering"] = ["Diagnostics", "Hosting", "Files", "Rendering"],
            ["Commands"] =
            [
                "Diagnostics",
                "Hosting",
                "Files",
                "Rendering",
                "Snapshots",
                "Checking",
                "Completion",
                "Samples",
                "Authoring",
                "Formatting",
                "Documenting",
                "Explaining",
                "Testing",
                "Linting",
                "Verifying",
                "Filtering",
            ],
            ["."] = ["Diagnostics", "Hosting", "Checking", "Commands"],
        },
        ["Sluice.Dev"] = new(StringComparer.Ordinal)
        {
            ["Files"] = [],
            ["Generating"] = ["Files"],
            ["Scaffolding"] = ["Files", "Generating"],
            ["Running"] = ["Files", "Generating"],
            ["Printing"] = [],
            ["."] = ["Files", "Generating", "Scaffolding", "Running", "Printing"],
        },
        ["Sluice.Records"] = new(StringComparer.Ordinal)
        {
            ["Diagnostics"] = [],
            ["Plans"] = ["Diagnostics"],
            ["Sql"] = ["Diagnostics", "Plans"],
            ["Engines"] = ["Diagnostics", "Plans", "Sql"],
        },
    };

    public static TheoryData<string> Projects() => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_what_stands_below_it(string project)
    {
        var allowed = Allowed[project];

        Assert.Empty(
            FolderArrows
                .Of(project)
                .Where(a => !allowed.TryGetValue(a.From, out var below) || !below.Contains(a.To, StringComparer.Ordinal))
                .Select(static a => $"{a.File}: {a.Name} of {a.To} is named in {a.From}")
        );
    }

    [Fact]
    public void Every_project_of_several_folders_has_its_table() =>
        Assert.Equal(
            Repository
                .Files("src")
                .Where(static f => f.EndsWith(".cs", StringComparison.Ordinal))
                .Select(static f => f.Split('/')[1])
                .Distinct(StringComparer.Ordinal),
            Allowed.Keys.Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_may_be_used_is_no_circle(string project)
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (folder, below) in Allowed[project])
        {
            Assert.All(below, b => Assert.Contains(b, above));
            above.Add(folder);
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_arrow_that_may_be_is_there(string project)
    {
        var arrows = FolderArrows.Of(project).Select(static a => (a.From, a.To)).ToHashSet();

        Assert.All(Allowed[project].SelectMany(static f => f.Value.Select(b => (f.Key, b))), a => Assert.Contains(a, arrows));
    }
}
