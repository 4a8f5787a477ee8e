using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Sluice.Core.Manifests;
using Sluice.Scripting.Facts;
using Sluice.Syntax.Text;
using Diagnostic = Sluice.Syntax.Diagnostics.Diagnostic;
using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;
using SourceText = Sluice.Syntax.Text.SourceText;
using TextSpan = Sluice.Syntax.Text.TextSpan;

namespace Sluice.Scripting.Compilation;

/// <summary>From the text of a script to something that runs. Nothing of the script is executed here.</summary>
internal static class FactScriptCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    public static FactScript Compile(SourceText source)
    {
        // A byte order mark is no part of the text.
        var start = source.Content.StartsWith('\uFEFF') ? 1 : 0;
        if (TextInspection.FindInCode(source.Content.AsSpan(start)) is { } hidden)
        {
            var place = new SourceLocation(source, new TextSpan(start + hidden.Span.Start, hidden.Span.Length));
            return new FactScript(source, null, [Diagnostic.Create(ScriptDiagnostics.ScriptInvisible, place, hidden.Invisible!)]);
        }

        if (ScriptExtent.Exceeded(source.Content, ParseOptions) is { } exceeded)
        {
            var at = new SourceLocation(source, new TextSpan(exceeded.At, Math.Min(1, source.Content.Length - exceeded.At)));
            return new FactScript(source, null, [Diagnostic.Create(ScriptDiagnostics.ScriptTooLarge, at, exceeded.What)]);
        }

        // Directives first: compiling would already follow them.
        var tree = CSharpSyntaxTree.ParseText(source.Content, ParseOptions, source.Path, Encoding.UTF8);
        var directives = Directives(source, tree);
        if (!directives.IsEmpty)
        {
            return new FactScript(source, null, directives);
        }

        var script = CSharpScript.Create<object>(source.Content, Options(source.Path), typeof(TransferFacts));
        var compilation = (CSharpCompilation)script.GetCompilation();
        var errors = compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            return new FactScript(source, null, [.. errors.Select(d => Error(source, d))]);
        }

        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single());
        var forbidden = FactScriptGuard.Check(source, model);
        if (forbidden.IsEmpty)
        {
            forbidden = RecursionCheck.Check(source, model);
        }

        return forbidden.IsEmpty ? new FactScript(source, script.CreateDelegate(), []) : new FactScript(source, null, forbidden);
    }

    /// <summary>The place of a piece of C#, as a place in our own text.</summary>
    public static SourceLocation At(SourceText source, Location location) =>
        new(source, new TextSpan(Math.Min(location.SourceSpan.Start, source.Content.Length), location.SourceSpan.Length));

    private static ScriptOptions Options(string path) =>
        ScriptOptions
            .Default.WithReferences(
                Assembly.Load("System.Runtime"),
                typeof(object).Assembly,
                typeof(Enumerable).Assembly,
                typeof(SortedSet<>).Assembly,
                typeof(TransferFacts).Assembly
            )
            .WithImports("System", "System.Linq", "System.Collections.Generic", "Sluice.Scripting.Facts")
            .WithMetadataResolver(new NoReferences())
            .WithSourceResolver(SourceFileResolver.Default)
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithAllowUnsafe(false)
            .WithCheckOverflow(true)
            .WithEmitDebugInformation(true)
            .WithFilePath(path)
            .WithFileEncoding(Encoding.UTF8);

    private static ImmutableArray<Diagnostic> Directives(SourceText source, SyntaxTree tree) =>
        [
            .. tree.GetRoot()
                .DescendantNodes(static _ => true, descendIntoTrivia: true)
                .OfType<DirectiveTriviaSyntax>()
                .Where(static d => d is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax or LineOrSpanDirectiveTriviaSyntax)
                .Select(d =>
                    Diagnostic.Create(ScriptDiagnostics.ScriptDirective, At(source, d.GetLocation()), "#" + d.DirectiveNameToken.Text)
                ),
        ];

    private static Diagnostic Error(SourceText source, Microsoft.CodeAnalysis.Diagnostic error) =>
        Diagnostic
            .Create(ScriptDiagnostics.ScriptDoesNotCompile, At(source, error.Location), error.GetMessage(CultureInfo.InvariantCulture))
            .WithHint($"the C# compiler calls this {error.Id}");
}
