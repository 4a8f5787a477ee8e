using System.Text.RegularExpressions;
using Sluice.Cli.Rendering;
using Sluice.Core.Binding;
using Sluice.Core.Linting;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Cli.Tests.Explaining;

/// <summary>What every entry of the catalogue must be.</summary>
public partial class CatalogTests
{
    public static TheoryData<string> Ids => new(DiagnosticCatalog.All.Select(static d => d.Id));

    [Fact]
    public void Identifiers_and_slugs_are_unique_and_the_catalogue_is_sorted()
    {
        var ids = DiagnosticCatalog.All.Select(static d => d.Id).ToList();
        var slugs = DiagnosticPages.All.Select(static d => d.Slug);

        Assert.Empty(ids.Intersect(LintRules.All.Select(static r => r.Id)));

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.Equal("", string.Join(", ", slugs.GroupBy(static s => s).Where(static g => g.Count() > 1).Select(static g => g.Key)));
    }

    [Fact]
    public void Every_descriptor_that_is_declared_is_in_the_catalogue()
    {
        var declared = new[]
        {
            typeof(SyntaxDiagnostics),
            typeof(BindingDiagnostics),
            typeof(RecordsDiagnostics),
            typeof(DiagnosticCatalog),
        }
            .SelectMany(static t => t.Assembly.GetTypes())
            .Where(static t => t.Name.EndsWith("Diagnostics", StringComparison.Ordinal))
            .SelectMany(static t =>
                t.GetProperties()
                    .Where(static p => p.GetMethod is { IsStatic: true } && p.PropertyType == typeof(DiagnosticDescriptor))
                    .Select(static p => (DiagnosticDescriptor)p.GetValue(null)!)
                    .Concat(
                        t.GetFields()
                            .Where(static f => f.IsStatic && f.FieldType == typeof(DiagnosticDescriptor))
                            .Select(static f => (DiagnosticDescriptor)f.GetValue(null)!)
                    )
            )
            .Select(static d => d.Id);

        Assert.Equal(declared.Order(StringComparer.Ordinal), DiagnosticCatalog.All.Select(static d => d.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_entry_is_complete(string id)
    {
        var entry = DiagnosticCatalog.TryFind(id)!;

        Assert.Matches("^SLU[0-9]{4}$", entry.Id);
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", entry.Slug);
        Assert.NotEqual("", entry.Message.Trim());
        Assert.DoesNotMatch(SeveralSentences(), entry.Message);
        Assert.False(entry.Message.EndsWith('.'), "a message ends without a full stop");
        Assert.False(char.IsAsciiLetterUpper(entry.Message[0]), "a message begins in lower case");
        Assert.True(entry.Explanation.Length > 20 && entry.Explanation.EndsWith('.'), "an explanation is whole sentences");
        if (entry.Subject is DiagnosticSubject.Policy or DiagnosticSubject.Manifest)
        {
            // A command line may be right, and only the disk or the build at fault.
            Assert.NotEqual(entry.BadExample, entry.GoodExample);
        }
    }

    [GeneratedRegex(@"[.!?]\s")]
    private static partial Regex SeveralSentences();
}
