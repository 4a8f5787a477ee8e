using System.Collections.Immutable;
using Sluice.Core;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Linting;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Model;

/// <summary>What binding a policy set gave, and the last program it had without errors.</summary>
internal sealed class PolicySetAnalysis
{
    private readonly ReadFiles files;
    private readonly PolicySession session;
    private readonly Lazy<IReadOnlyDictionary<string, Rule>> rules;
    private readonly Lazy<ImmutableArray<LintFinding>> lint;

    /// <param name="set">The policy set as it is now.</param>
    /// <param name="before">
    /// What was bound before; nothing of it is kept but its program, and its names for manifests where they still are the same.
    /// </param>
    public PolicySetAnalysis(PolicySetSnapshot set, PolicySetAnalysis? before)
    {
        files = new ReadFiles(set);
        session = new PolicySession(files);
        Program = session.Program ?? before?.Program;
        ManifestVocabulary = before is not null && HasNamesOf(before) ? before.ManifestVocabulary : Vocabulary;
        rules = new(() =>
            Program?.Rules.DistinctBy(static r => r.Name, StringComparer.Ordinal).ToDictionary(static r => r.Name, StringComparer.Ordinal)
            ?? []
        );
        lint = new(() => session.Lint(LintOptions.Default));
    }

    public Compilation Result => session.Compilation;

    public Vocabulary Vocabulary => Result.Vocabulary;

    /// <summary>
    /// The names that manifests are bound to: those of an earlier moment where nothing that declares one has changed since, so that a
    /// manifest without a change is not read again. Only places in policy files may differ, of which nothing that is found in a manifest
    /// speaks.
    /// </summary>
    public Vocabulary ManifestVocabulary { get; }

    /// <summary>The program of now, or the last there was.</summary>
    public PolicyProgram? Program { get; }

    /// <summary>The rules of that program by name.</summary>
    public IReadOnlyDictionary<string, Rule> Rules => rules.Value;

    /// <summary>Decides transfers; null while the policies have errors.</summary>
    public PolicyEngine? Engine => session.Engine;

    /// <summary>All errors and warnings, without those that a comment suppresses.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => session.Diagnostics;

    /// <summary>What the lint rules find; nothing while there are errors.</summary>
    public ImmutableArray<LintFinding> Lint => lint.Value;

    /// <summary>Whether this is what binding a set would give: its policy files are the same, and so are the scripts.</summary>
    public bool IsOf(PolicySetSnapshot set) => files.Set.Documents.SequenceEqual(set.Documents) && files.AreScriptsOf(set);

    private bool HasNamesOf(PolicySetAnalysis before) =>
        files
            .Set.Documents.Select(static d => (d.Key, d.Value.DeclaredNames))
            .SequenceEqual(before.files.Set.Documents.Select(static d => (d.Key, d.Value.DeclaredNames)))
        && before.files.AreScriptsOf(files.Set);

    /// <summary>The files of a set, with a note of the other files that were read of it.</summary>
    private sealed class ReadFiles(PolicySetSnapshot set) : IParsedPolicyFiles
    {
        private readonly Dictionary<string, byte[]?> scripts = new(StringComparer.Ordinal);

        public PolicySetSnapshot Set => set;

        public IReadOnlyList<string> List() => set.List();

        public SourceText? Read(string path, out Diagnostic? problem) => set.Read(path, out problem);

        public SyntaxTree? TreeOf(SourceText source) => set.TreeOf(source);

        public byte[]? ReadBytes(string path) => scripts[path] = set.ReadBytes(path);

        public bool AreScriptsOf(PolicySetSnapshot other) =>
            scripts.All(s =>
                other.ReadBytes(s.Key) is { } bytes ? bytes.AsSpan().SequenceEqual(s.Value) && s.Value is not null : s.Value is null
            );
    }
}
