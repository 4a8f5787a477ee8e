using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Compiled;

/// <summary>
/// A compiled policy set as bytes: everything a verdict or a message can show, texts and places included, so that nothing is parsed again. The
/// same policy set gives the same bytes. A file is a mark, the version, the length, the SHA-256 of all that follows it, and that.
/// </summary>
/// <remarks>The checksum finds damage, not malice: whoever may write the file may write the policies.</remarks>
public static class CompiledPolicy
{
    /// <summary>The version this program writes, and the only one it reads. Raised with every change to what is written.</summary>
    public const int Version = 1;

    private const int Header = 8 + 4 + 8 + 32;

    private static ReadOnlySpan<byte> Mark => "SLUICE\x1a\n"u8;

    /// <summary>The bytes of a policy set that compiles.</summary>
    /// <param name="compiled">The policy set; its program is not null.</param>
    public static byte[] Write(CompilationResult compiled)
    {
        var program = compiled.Program ?? throw new ArgumentException("a policy set with errors has no program", nameof(compiled));
        var bytes = new ByteWriter(program.Sources);
        bytes.All(program.Sources, s =>
        {
            bytes.Text(s.Path);
            bytes.Bytes(Encoding.UTF8.GetBytes(s.Content));
        });
        bytes.Text(program.Digest);
        bytes.All([.. program.Scripts.OrderBy(static s => s.Key, StringComparer.Ordinal)], s =>
        {
            bytes.Text(s.Key);
            bytes.Bytes(s.Value);
        });

        var symbols = new SymbolNumbers(program.Vocabulary);
        var sets = new NameSetWriter(bytes);
        var conditions = new ConditionWriter(bytes, symbols, sets);
        var names = new SymbolWriter(bytes, program.Vocabulary, symbols, conditions, sets);
        var rules = new RuleWriter(bytes, symbols, conditions, sets);
        names.WriteNames();
        names.WriteDetails();
        bytes.All(program.Rules, rules.Write);
        bytes.All(program.Invariants, rules.Write);
        bytes.All(program.Tests, new TestWriter(bytes, symbols).Write);
        bytes.All(compiled.Diagnostics, d => Write(bytes, d));
        return Sealed(bytes.ToArray());
    }

    /// <summary>Reads what <see cref="Write(CompilationResult)"/> wrote. Never throws, whatever the bytes are.</summary>
    /// <param name="file">The bytes.</param>
    /// <param name="display">How the file is called in messages.</param>
    /// <param name="problem">Why it cannot be used; null when it can.</param>
    /// <returns>The policy set, or null.</returns>
    public static CompilationResult? Read(byte[] file, string display, out Diagnostic? problem)
    {
        problem = Refuse(file, display);
        if (problem is not null)
        {
            return null;
        }

        try
        {
            return Read(new ByteReader(file, Header));
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or KeyNotFoundException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // The checksum fits, so somebody made it fit.
            problem = Damaged(display);
            return null;
        }
    }

    private static CompilationResult Read(ByteReader bytes)
    {
        bytes.Sources = bytes.All(() => new SourceText(bytes.Text(), Encoding.UTF8.GetString(bytes.Bytes())));
        var digest = bytes.Text();
        var scripts = bytes.All(() => KeyValuePair.Create(bytes.Text(), bytes.Bytes().ToArray())).ToImmutableDictionary(StringComparer.Ordinal);
        var names = new SymbolReader(bytes);
        var vocabulary = names.ReadNames();
        var sets = new NameSetReader(bytes, vocabulary);
        var conditions = new ConditionReader(bytes, vocabulary, sets);
        names.ReadDetails(vocabulary, conditions, sets);
        var rules = new RuleReader(bytes, vocabulary, conditions, sets);
        var program = new PolicyProgram
        {
            Vocabulary = vocabulary,
            Rules = bytes.All(rules.Read),
            Invariants = bytes.All(rules.ReadInvariant),
            Tests = bytes.All(new TestReader(bytes, vocabulary).Read),
            Sources = bytes.Sources,
            Scripts = scripts,
            Digest = digest,
        };
        var diagnostics = bytes.All(() => ReadDiagnostic(bytes));
        return bytes.AtEnd ? new CompilationResult(program, vocabulary, diagnostics) : throw new InvalidDataException();
    }

    private static byte[] Sealed(byte[] payload)
    {
        var file = new byte[Header + payload.Length];
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), Version);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(12), payload.Length);
        payload.CopyTo(file, Header);
        SHA256.HashData(payload, file.AsSpan(20));
        return file;
    }

    private static Diagnostic? Refuse(byte[] file, string display)
    {
        if (file.Length < Header || !file.AsSpan().StartsWith(Mark))
        {
            return Damaged(display);
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8));
        if (version != Version)
        {
            return Diagnostic.Create(CommandDiagnostics.CompiledVersion, null, display, version, Version);
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(12));
        return length == file.Length - Header && SHA256.HashData(file.AsSpan(Header)).AsSpan().SequenceEqual(file.AsSpan(20, 32)) ? null : Damaged(display);
    }

    private static Diagnostic Damaged(string display) => Diagnostic.Create(CommandDiagnostics.CompiledDamaged, null, display);

    private static void Write(ByteWriter bytes, Diagnostic diagnostic)
    {
        bytes.Text(diagnostic.Id);
        bytes.Optional(diagnostic.Location, bytes.Place);
        bytes.Text(diagnostic.Message);
        bytes.Text(diagnostic.Hint);
        bytes.All(diagnostic.Related, r =>
        {
            bytes.Place(r.Location);
            bytes.Text(r.Message);
        });
    }

    private static Diagnostic ReadDiagnostic(ByteReader bytes) => Diagnostic.Restore(
        DiagnosticCatalog.TryFind(bytes.Text()) ?? throw new InvalidDataException(),
        bytes.Optional(bytes.Place),
        bytes.Text(),
        bytes.TextOrNull(),
        bytes.All(() => new RelatedLocation(bytes.Place(), bytes.Text())));
}
