using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Model;

namespace Sluice.Dev.Printing;

/// <summary>A program as text: each rule with its scope and its clauses, in the order in which they are evaluated.</summary>
internal static class ProgramPrinter
{
    public static string Print(Compilation compiled)
    {
        var text = new StringBuilder();
        foreach (var rule in compiled.Program!.Rules)
        {
            text.Append($"{rule.Id} {RuleEffects.NameOf(rule.Effect)} {rule.Name}: {Words(rule.Scope)}\n");
            Append(text, rule, 1);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, RuleBlock block, int depth)
    {
        foreach (var clause in block.Clauses)
        {
            text.Append(' ', depth * 2).Append(clause.Kind).Append(": ").Append(clause.Text).Append('\n');
            if (clause.Block is { } exception)
            {
                Append(text, exception, depth + 1);
            }
        }
    }

    private static string Words(Scope scope) => $"of {scope.Categories.Text} to {scope.Partners.Text} for {scope.Purposes.Text}";
}
