using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Diagnostics;

/// <summary>One mistake, one message: the pages <c>one-mistake</c> of the cases show it; here what is left out is counted.</summary>
public class OneMistakeTests
{
    private const string Rest = "\ncategory a\npurpose s\npartner desk { in IE }\nattribute n : integer\nattribute b : boolean\n";

    // What follows from a mistake takes no place from another one, and is not counted among those that are not shown.
    [Theory]
    [InlineData(99, 300, 100, null)]
    [InlineData(100, 300, 101, ": 1 more")]
    [InlineData(120, 300, 101, ": 21 more")]
    public void What_is_left_out_is_left_out_before_the_list_is_cut(int mistakes, int following, int shown, string? counted)
    {
        var text =
            "category x"
            + string.Concat(Enumerable.Repeat("%/**/", following))
            + "\n"
            + string.Concat(Enumerable.Range(0, mistakes).Select(static i => $"rule r{i} {{ deny nothing_{i} }}\n"));
        var found = PolicyCompiler
            .Compile(new MemoryPolicyFiles(text + Rest))
            .Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)
            .ToList();

        Assert.Equal(shown, found.Count);
        Assert.Equal(Math.Min(mistakes, 99), found.Count(static d => d.Id == BindingDiagnostics.UnknownName.Id));
        Assert.Equal(counted is not null, found[^1].Id == SyntaxDiagnostics.TooManyErrors.Id);
        Assert.Contains(counted ?? "", found[^1].Message, StringComparison.Ordinal);
    }
}
