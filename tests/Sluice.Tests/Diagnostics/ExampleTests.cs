using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Diagnostics;

/// <summary>The bad example of every diagnostic has it, and the good one does not.</summary>
public class ExampleTests
{
    /// <summary>What the examples of manifests are about.</summary>
    private const string Policy = """
        category a
        purpose x
        partner p { in SG }
        subject attribute adult : boolean
        attribute office_hours : boolean = script "office_hours.csx"
        consent c { kind opt_in of any to any for any }
        agreement g { with p role processor of any for any evidence audit }
        agreement h { with p role processor of any for any evidence audit }
        consent brief { kind opt_in of any to any for any lasts 12 months }
        form plain < good
        technique counted (k : integer) { yields good when k >= 5  yields plain }
        """;

    // What cannot be shown by a text in the catalogue, and why.
    private static readonly Dictionary<string, string> Skipped = new(StringComparer.Ordinal)
    {
        [SyntaxDiagnostics.TooLarge.Id] = "needs a file of 16 MB",
        [SyntaxDiagnostics.NotUtf8.Id] = "needs bytes that are no text",
        [ManifestDiagnostics.DatedTooEarly.Id] = "needs the earliest day that is taken",
        [ManifestDiagnostics.BackDated.Id] = "is seen when the transfer is decided",
        [ManifestDiagnostics.NearerIsLaxer.Id] = "is seen when the transfer is decided",
    };

    // Those with examples that are texts; the catalogue of all is the program's.
    private static readonly IReadOnlyList<DiagnosticDescriptor> All =
    [
        .. SyntaxDiagnostics.All,
        .. BindingDiagnostics.All,
        .. ManifestDiagnostics.All,
        .. ScriptDiagnostics.All,
    ];

    private static readonly CompiledSet ForManifests = Compile(Policy);

    public static TheoryData<string> Policies => new(Of(DiagnosticSubject.Policy).Where(static id => !Skipped.ContainsKey(id)));

    public static TheoryData<string> Manifests => new(Of(DiagnosticSubject.Manifest).Where(static id => !Skipped.ContainsKey(id)));

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_examples_of_a_policy_show_it(string id)
    {
        var entry = All.Single(d => d.Id == id);

        Assert.Contains(id, Compile(entry.BadExample).Ids);
        Assert.DoesNotContain(id, Compile(entry.GoodExample).Ids);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_good_example_of_a_policy_can_be_read(string id)
    {
        var entry = All.Single(d => d.Id == id);

        // Names may be missing around a line that shows syntax; the syntax itself must be right.
        Assert.DoesNotContain(Compile(entry.GoodExample).Ids, static found => SyntaxDiagnostics.All.Any(d => d.Id == found));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void The_examples_of_a_manifest_show_it(string id)
    {
        var entry = All.Single(d => d.Id == id);

        Assert.Contains(id, Read(entry.BadExample));
        Assert.Equal([], Read(entry.GoodExample));
    }

    [Fact]
    public void Only_what_cannot_be_shown_is_left_out()
    {
        Assert.All(Skipped.Keys, static id =>
        {
            var entry = Assert.Single(All, d => d.Id == id);
            var found = entry.Subject == DiagnosticSubject.Policy ? Compile(entry.BadExample).Ids : Read(entry.BadExample);
            Assert.DoesNotContain(id, found);
        });
        Assert.NotNull(ForManifests.Vocabulary);
        Assert.Equal([], ForManifests.Ids);
    }

    private static IEnumerable<string> Of(DiagnosticSubject subject) => All.Where(d => d.Subject == subject).Select(static d => d.Id);

    private static CompiledSet Compile(string text)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["example.sluice"] = text, ["office_hours.csx"] = "true" };
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(files));
        return new CompiledSet(compiled.Vocabulary, [.. compiled.Diagnostics.Select(static d => d.Id)]);
    }

    private static IReadOnlyList<string> Read(string text) =>
        [.. ManifestReader.Read(new SourceText("manifest.yaml", text), ForManifests.Vocabulary).Diagnostics.Select(static d => d.Id)];

    private sealed record CompiledSet(Vocabulary Vocabulary, IReadOnlyList<string> Ids);
}
