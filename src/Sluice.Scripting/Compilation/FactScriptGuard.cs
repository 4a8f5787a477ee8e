using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sluice.Core.Manifests;
using Diagnostic = Sluice.Syntax.Diagnostics.Diagnostic;
using SourceText = Sluice.Syntax.Text.SourceText;

namespace Sluice.Scripting.Compilation;

/// <summary>
/// Looks at every symbol and every type in a script, so that it can only calculate. It keeps facts reproducible and mistakes small; it is
/// no sandbox against an author who writes policies in order to attack.
/// </summary>
internal static class FactScriptGuard
{
    public static ImmutableArray<Diagnostic> Check(SourceText source, SemanticModel model)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var lines = new HashSet<int>();
        var refused = new HashSet<SyntaxNode>();
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes(n => !refused.Contains(n)))
        {
            if (Refuse(model, node) is not { } what)
            {
                continue;
            }

            refused.Add(node);
            var at = FactScriptCompiler.At(source, Name(node).GetLocation());

            // One report a line: what follows from the first is no news.
            if (lines.Add(at.Start.Line))
            {
                found.Add(Diagnostic.Create(ScriptDiagnostics.ScriptForbidden, at, what));
            }
        }

        return found.ToImmutable();
    }

    private static string? Refuse(SemanticModel model, SyntaxNode node)
    {
        var byKind = node switch
        {
            BaseTypeDeclarationSyntax or DelegateDeclarationSyntax => "a type of its own",
            AwaitExpressionSyntax => "await",
            UnsafeStatementSyntax or PointerTypeSyntax or FunctionPointerTypeSyntax or FixedStatementSyntax => "unsafe",
            StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => "stackalloc",
            TypeOfExpressionSyntax => "typeof",
            AttributeListSyntax => "an attribute",
            LockStatementSyntax => "lock",
            // They live on when the script has ended: two equal transfers would have different facts.
            FieldDeclarationSyntax { Modifiers: var m } when m.Any(SyntaxKind.StaticKeyword) => "a static field",
            PropertyDeclarationSyntax { Modifiers: var m } when m.Any(SyntaxKind.StaticKeyword) => "a static property",
            EventDeclarationSyntax or EventFieldDeclarationSyntax => "event",
            _ when node.ChildTokens()
                    .FirstOrDefault(static t =>
                        t.RawKind is (int)SyntaxKind.ExternKeyword or (int)SyntaxKind.UnsafeKeyword or (int)SyntaxKind.AsyncKeyword
                    )
                    is { RawKind: not 0 } modifier => modifier.Text,
            _ => null,
        };
        if (byKind is not null)
        {
            return byKind;
        }

        if (model.GetSymbolInfo(node).Symbol is { } symbol && AllowedSymbols.Refuse(symbol) is { } refused)
        {
            return refused;
        }

        // Roslyn finds no symbol on the declaration itself: `out var x`, `foreach (var x in …)`, pattern variables.
        if (
            node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax
            && model.GetDeclaredSymbol(node) is { } declared
            && TypeOf(declared) is { } type
        )
        {
            return type.TypeKind == TypeKind.Delegate ? "a delegate in a variable" : AllowedSymbols.RefuseType(type);
        }

        return node is ExpressionSyntax expression ? RefuseValue(model, expression) : null;
    }

    private static string? RefuseValue(SemanticModel model, ExpressionSyntax expression)
    {
        var info = model.GetTypeInfo(expression);
        if (info.Type is not { } type)
        {
            return null;
        }

        if (model.GetSymbolInfo(expression).Symbol is ITypeSymbol or INamespaceSymbol)
        {
            return null;
        }

        // Kept in a variable, a function could call itself unseen.
        if (type.TypeKind == TypeKind.Delegate && expression is not AnonymousFunctionExpressionSyntax)
        {
            return "a delegate in a variable";
        }

        return AllowedSymbols.RefuseType(type);
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) =>
        symbol switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };

    private static SyntaxNode Name(SyntaxNode node) =>
        node switch
        {
            InvocationExpressionSyntax invocation => invocation.Expression,
            BaseTypeDeclarationSyntax type => type,
            _ => node,
        };
}
