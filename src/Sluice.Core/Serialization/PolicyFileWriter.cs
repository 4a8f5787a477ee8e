using System.Text;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Serialization;

/// <summary>
/// Writes a compiled policy file. The same policy set gives the same bytes, on every machine. A new field is written here, read in
/// <see cref="PolicyFileReader"/>, and raises <see cref="PolicyFileFormat.Version"/>.
/// </summary>
public static class PolicyFileWriter
{
    /// <summary>The bytes of the file.</summary>
    /// <exception cref="ArgumentException">The policy set has errors: nothing can be decided by it.</exception>
    public static byte[] Write(PolicyFile file)
    {
        var program = file.Policies.Program ?? throw new ArgumentException("a policy set with errors cannot be written", nameof(file));
        var tables = new WriterTables(program);

        // Tables stand before what refers to them, and are complete only when that is written.
        var names = new PartWriter(tables);
        VocabularyWriter.WriteNames(names, program.Vocabulary);
        var rest = new PartWriter(tables);
        VocabularyWriter.WriteMeaning(rest, program.Vocabulary);
        rest.Many(program.Rules, rule => RuleWriter.Write(rest, rule));
        rest.Many(program.Invariants, invariant => RuleWriter.Write(rest, invariant));
        rest.Many(program.Tests, test => TestLayoutWriter.Write(rest, test));
        rest.Many(file.Policies.Diagnostics, diagnostic => WriteDiagnostic(rest, diagnostic));
        rest.Many([.. program.Scripts.OrderBy(static s => s.Key, StringComparer.Ordinal)], script =>
        {
            rest.Text(script.Key);
            rest.Number(script.Value.Length);
            rest.Raw(script.Value);
        });

        var selectors = new PartWriter(tables);
        tables.Categories.Write(selectors);
        tables.Partners.Write(selectors);
        tables.Purposes.Write(selectors);
        var sources = new PartWriter(tables);
        sources.Text(file.Folder);
        sources.Number(program.Sources.Length);
        sources.Many(tables.Sources, source =>
        {
            var bytes = Encoding.UTF8.GetBytes(source.Content);
            sources.Text(source.Path);
            sources.Number(bytes.Length);
            sources.Raw(bytes);
        });
        var texts = new PartWriter(tables);
        tables.Texts.Write(texts);
        return Join(texts, sources, names, selectors, rest);
    }

    private static byte[] Join(params ReadOnlySpan<PartWriter> parts)
    {
        var length = PolicyFileFormat.ContentAt;
        foreach (var part in parts)
        {
            length += part.Written.Length;
        }

        var file = new byte[length];
        var at = PolicyFileFormat.ContentAt;
        foreach (var part in parts)
        {
            part.Written.CopyTo(file.AsSpan(at));
            at += part.Written.Length;
        }

        PolicyFileFormat.Seal(file);
        return file;
    }

    private static void WriteDiagnostic(PartWriter part, Diagnostic diagnostic)
    {
        part.Text(diagnostic.Id);
        part.OptionalLocation(diagnostic.Location);
        part.Text(diagnostic.Message);
        part.OptionalText(diagnostic.Hint);
        part.Many(diagnostic.Related, related =>
        {
            part.Location(related.Location);
            part.Text(related.Message);
        });
    }
}
