using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sluice.Core.Manifests;
using Diagnostic = Sluice.Syntax.Diagnostics.Diagnostic;
using SourceText = Sluice.Syntax.Text.SourceText;

namespace Sluice.Scripting.Compilation;

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
            if (
                node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax
                && model.GetDeclaredSymbol(node) is { } function
            )
            {
                functions[function] = (node, Uses(model, node));
            }
        }

        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (function, (node, _)) in functions.OrderBy(static f => f.Value.Node.SpanStart))
        {
            if (Reaches(functions, function))
            {
                found.Add(
                    Diagnostic.Create(
                        ScriptDiagnostics.ScriptRecursion,
                        FactScriptCompiler.At(source, function.Locations[0]),
                        function.Name
                    )
                );
            }
        }

        return found.ToImmutable();
    }

    private static HashSet<ISymbol> Uses(SemanticModel model, SyntaxNode node) =>
        node.DescendantNodesAndSelf()
            .SelectMany(n => Called(model, n))
            .OfType<ISymbol>()
            .Select(Declared)
            .ToHashSet<ISymbol>(SymbolEqualityComparer.Default);

    // An extension called on a value is another symbol than the function declared.
    private static ISymbol Declared(ISymbol symbol) =>
        (symbol is IMethodSymbol { ReducedFrom: { } function } ? function : symbol).OriginalDefinition;

    /// <summary>
    /// What a piece of code calls, also where no name is written: loops, deconstruction, initializers, queries and patterns look for
    /// methods.
    /// </summary>
    private static IEnumerable<ISymbol?> Called(SemanticModel model, SyntaxNode node)
    {
        yield return model.GetSymbolInfo(node).Symbol;
        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                var info = model.GetForEachStatementInfo(loop);
                foreach (
                    var symbol in new ISymbol?[] { info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod }
                )
                {
                    yield return symbol;
                }

                if (loop is ForEachVariableStatementSyntax variables)
                {
                    foreach (var symbol in Deconstructions(model.GetDeconstructionInfo(variables)))
                    {
                        yield return symbol;
                    }
                }

                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                foreach (var symbol in Deconstructions(model.GetDeconstructionInfo(assignment)))
                {
                    yield return symbol;
                }

                break;
            case ExpressionSyntax { Parent: InitializerExpressionSyntax } element:
                yield return model.GetCollectionInitializerSymbolInfo(element).Symbol;
                break;
            case QueryClauseSyntax clause:
                var query = model.GetQueryClauseInfo(clause);
                yield return query.OperationInfo.Symbol;
                yield return query.CastInfo.Symbol;
                break;
            case PositionalPatternClauseSyntax { Parent: { } pattern }:
                yield return (model.GetOperation(pattern) as IRecursivePatternOperation)?.DeconstructSymbol;
                break;
        }
    }

    private static IEnumerable<ISymbol?> Deconstructions(DeconstructionInfo info) =>
        info.Nested.SelectMany(Deconstructions).Append(info.Method);

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
