using Sluice.Syntax.Syntax;
using Xunit;

namespace Sluice.Tests.Syntax;

public class ExampleTests
{
    [Fact]
    public void The_whole_language_is_read_without_a_diagnostic()
    {
        SyntaxTree tree = Parsed.Text(WholeLanguage.Text);

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(WholeLanguage.Text, tree.ToFullString());
        Assert.False(tree.Root.HasErrors);
        Assert.DoesNotContain(tree.Root.DescendantsAndSelf(), node => node.HasErrors);
        Assert.Equal(33, tree.Root.Declarations.Count());
    }
}
