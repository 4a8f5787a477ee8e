using System.Collections.Immutable;
using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Serialization;

/// <summary>Reads compiled policy files. What is not exactly as it was written is refused.</summary>
public static class PolicyFileReader
{
    /// <summary>Whether bytes begin as a compiled policy file does.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith(PolicyFileFormat.Mark);

    /// <summary>Reads a file; null and a diagnostic when it is damaged or of another version.</summary>
    /// <param name="path">The path as outputs show it.</param>
    /// <param name="bytes">The whole file. The sources are read from it when they are first shown, so it must not change.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public static PolicyFile? TryRead(string path, byte[] bytes, out Diagnostic? problem)
    {
        problem = null;
        if (PolicyFileFormat.VersionOf(bytes) is not { } version)
        {
            problem = Diagnostic.Create(CompiledFileDiagnostics.CompiledDamaged, null, path, "it does not begin as one");
        }
        else if (version != PolicyFileFormat.Version)
        {
            problem = Diagnostic
                .Create(CompiledFileDiagnostics.CompiledVersion, null, path, version, PolicyFileFormat.Version)
                .WithHint("compile the policies again with `sluice compile`");
        }
        else if (!PolicyFileFormat.IsWhole(bytes))
        {
            problem = Diagnostic.Create(CompiledFileDiagnostics.CompiledDamaged, null, path, "it is not as long as it says");
        }
        else if (!PolicyFileFormat.IsIntact(bytes))
        {
            problem = Diagnostic.Create(CompiledFileDiagnostics.CompiledDamaged, null, path, "its checksum is wrong");
        }

        try
        {
            return problem is null ? Read(bytes) : null;
        }
        catch (DamagedFileException)
        {
            problem = Diagnostic.Create(CompiledFileDiagnostics.CompiledDamaged, null, path, "what is written in it makes no sense");
            return null;
        }
    }

    private static PolicyFile Read(byte[] bytes)
    {
        var part = new PartReader(bytes, PolicyFileFormat.ContentAt, new ReaderTables());
        part.Tables.Clauses = new ReaderClauses(bytes, part.Tables);
        part.Tables.Texts = new ReaderTexts(part);
        var folder = part.Text();
        var sources = ReadSources(part, folder);
        VocabularyReader.ReadNames(part);
        var names = part.Tables.Vocabulary;
        ReadSelectors(part, names);
        VocabularyReader.ReadMeaning(part);
        var rules = RuleReader.ReadAll(part);
        var invariants = part.Many(RuleReader.ReadInvariant);
        var tests = part.Many(TestReader.Read);
        var diagnostics = part.Many(ReadDiagnostic);
        var program = new PolicyProgram
        {
            Vocabulary = names,
            Rules = rules,
            Invariants = invariants,
            Tests = tests,
            Sources = sources,
            Scripts = part.Many(static part => KeyValuePair.Create(part.Text(), part.Raw(part.Number()).ToArray()))
                .ToImmutableDictionary(StringComparer.Ordinal),
        };
        PartReader.Require(part.AtEnd);
        ProgramValidator.Require(program);
        return new PolicyFile(new Compilation(program, names, diagnostics), folder);
    }

    private static void ReadSelectors(PartReader part, Vocabulary names)
    {
        // Each derived category is asked what it is made of, through all that lie between.
        part.Spend(((long)names.Categories.Count * names.Categories.All.Count(static c => !c.Sources.IsEmpty)) >> 4);
        var sets = new SelectorResolver(names.Categories, names.Purposes, names.Partners);
        part.Tables.Categories = SelectorTable<CategorySymbol>.Read(
            part,
            new SelectorReader<CategorySymbol>(part, names.Categories, null, sets.Categories)
        );
        part.Tables.Partners = SelectorTable<PartnerSymbol>.Read(
            part,
            new SelectorReader<PartnerSymbol>(part, names.Partners, names.Regions, sets.Partners)
        );
        part.Tables.Purposes = SelectorTable<PurposeSymbol>.Read(
            part,
            new SelectorReader<PurposeSymbol>(part, names.Purposes, null, sets.Purposes)
        );
    }

    /// <summary>Reads all sources.</summary>
    /// <returns>Those of the program; a diagnostic may point to others.</returns>
    private static ImmutableArray<SourceText> ReadSources(PartReader part, string folder)
    {
        var own = part.Number();
        var all = part.Many(static part => (Path: part.Text(), Bytes: part.Raw(part.Number())));
        PartReader.Require(own <= all.Length);
        part.Tables.Sources = [.. all.Select(s => new SourceText(s.Path, s.Bytes) { Folder = folder })];
        part.Tables.SourceLengths = [.. all.Select(static s => Encoding.UTF8.GetCharCount(s.Bytes.Span))];
        return [.. part.Tables.Sources.Take(own)];
    }

    private static Diagnostic ReadDiagnostic(PartReader part)
    {
        // A warning of this version that the program does not know was not written by this version.
        var id = part.Text();
        var descriptor = SyntaxDiagnostics.All.Concat(BindingDiagnostics.All).FirstOrDefault(d => d.Id == id);
        PartReader.Require(descriptor is { Severity: not DiagnosticSeverity.Error });
        return Diagnostic.Restore(
            descriptor!,
            part.OptionalLocation(),
            part.Text(),
            part.OptionalText(),
            part.Many(static part => new RelatedLocation(part.Location(), part.Text()))
        );
    }
}
