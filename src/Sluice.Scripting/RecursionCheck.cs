using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sluice.Syntax.Diagnostics;
using Diagnostic = Sluice.Syntax.Diagnostics.Diagnostic;
using SourceText = Sluice.Syntax.Text.SourceText;

namespace Sluice.Scripting;

/// <summary>
/// Finds functions that call themselves, directly or through others. A stack that overflows ends the process and cannot be
/// caught. That functions only go by their names, <see cref="FactScriptGuard"/> has made sure of.
/// </summary>
internal static class RecursionCheck
{
    public static ImmutableArray<Diagnostic> Check(SourceText source, SemanticModel model)
    {
        var functions = new Dictionary<ISymbol, (SyntaxNode Node, HashSet<ISymbol> Uses)>(SymbolEqualityComparer.Default);
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax
                && model.GetDeclaredSymbol(node) is { } function)
            {
                functions[function] = (node, Uses(model, node));
            }
        }

        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (function, (node, _)) in functions.OrderBy(static f => f.Value.Node.SpanStart))
        {
            if (Reaches(functions, function))
            {
                found.Add(Diagnostic.Create(ScriptDiagnostics.ScriptRecursion, FactScriptCompiler.At(source, function.Locations[0]), function.Name));
            }
        }

        return found.ToImmutable();
    }

    private static HashSet<ISymbol> Uses(SemanticModel model, SyntaxNode node) =>
        node.DescendantNodes().Select(n => model.GetSymbolInfo(n).Symbol?.OriginalDefinition).OfType<ISymbol>().ToHashSet<ISymbol>(SymbolEqualityComparer.Default);

    private static bool Reaches(Dictionary<ISymbol, (SyntaxNode Node, HashSet<ISymbol> Uses)> functions, ISymbol start)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>([start]);
        while (open.TryPop(out var next))
        {
            foreach (var used in functions[next].Uses.Where(functions.ContainsKey))
            {
                if (SymbolEqualityComparer.Default.Equals(used, start))
                {
                    return true;
                }

                if (seen.Add(used))
                {
                    open.Push(used);
                }
            }
        }

        return false;
    }
}
