using Sluice.Syntax.Syntax;
using Sluice.Testing;
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

    [Theory]
    [InlineData("category a\nrule { deny a }")]
    [InlineData("category a\nrule \"A title\" { deny a }")]
    [InlineData("category a\ntest { transfer a }")]
    [InlineData("category a\ntest \"t\" { cases { expect deny } }")]
    [InlineData("category a\ninvariant { never a }")]
    public void A_word_that_is_missing_is_reported_and_has_no_text(string text)
    {
        Assert.NotEmpty(Sluice.Core.Binding.PolicyCompiler.Compile(new MemoryPolicyFiles(text)).Diagnostics);
        Assert.All(Parsed.Text(text).Root.DescendantsAndSelf().OfType<RuleDeclarationSyntax>(), static r =>
            Assert.Equal(string.Empty, r.Name?.Text)
        );
        Assert.All(Parsed.Text(text).Root.DescendantsAndSelf().OfType<TestDeclarationSyntax>(), static t =>
            Assert.DoesNotContain('"', t.Description.ValueText)
        );
    }
}
