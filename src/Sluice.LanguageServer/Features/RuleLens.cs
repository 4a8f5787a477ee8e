using System.Collections.Immutable;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>What stands above a rule or a test.</summary>
/// <param name="Span">Where.</param>
/// <param name="Title">What it says.</param>
/// <param name="Test">The test it runs; null for a rule.</param>
internal sealed record RuleLens(TextSpan Span, string Title, string? Test)
{
    /// <summary>
    /// The lenses of a policy file. They count the flows of the last program without errors; a rule that is new since then has none.
    /// </summary>
    /// <param name="set">The policy set.</param>
    /// <param name="document">The file.</param>
    /// <param name="resultOf">What came of a test when it last ran, in a word; null when it did not.</param>
    public static ImmutableArray<RuleLens> Of(PolicySetSnapshot set, PolicyPage document, Func<string, string?> resultOf)
    {
        var model = set.Model;
        var lenses = ImmutableArray.CreateBuilder<RuleLens>();
        foreach (var declaration in document.Tree.Root.Declarations)
        {
            switch (declaration)
            {
                case RuleDeclarationSyntax rule when model.Program is { } program && model.Rules.TryGetValue(rule.Name.Text, out var known):
                    lenses.Add(new RuleLens(rule.Name.Span, "applies to " + RuleReach.Text(program, known), null));
                    break;
                case TestDeclarationSyntax { Description: { IsMissing: false } description } test:
                    lenses.Add(Lens(description, description.ValueText, "run test"));
                    lenses.AddRange(
                        test.Clauses.OfType<CasesClauseSyntax>()
                            .SelectMany(static c => c.Cases)
                            .Where(static c => !c.Name.IsMissing)
                            .Select(c => Lens(c.Name, $"{description.ValueText}: {c.Name.ValueText}", "run"))
                    );
                    break;
            }
        }

        return lenses.ToImmutable();

        RuleLens Lens(SyntaxToken at, string name, string title) =>
            new(at.Span, resultOf(name) is { } result ? $"{result}, {title} again" : title, name);
    }
}
