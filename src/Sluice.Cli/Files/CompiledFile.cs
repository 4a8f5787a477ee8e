using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Core;
using Sluice.Core.Serialization;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Files;

/// <summary>Compiled policy files on disk.</summary>
internal static class CompiledFile
{
    /// <summary>How their names end.</summary>
    public const string Ending = ".slc";

    private const int MostBytes = 1 << 30;

    /// <summary>Whether a path that the user gives for policies is that of a compiled file: by its ending, or by how it begins.</summary>
    public static bool IsMeant(string named, string workingDirectory)
    {
        try
        {
            var full = Path.GetFullPath(named, workingDirectory);
            if (!File.Exists(full) || named.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            {
                return File.Exists(full);
            }

            return PolicyFileReader.Begins(BoundedReader.Start(full, 8));
        }
        catch (Exception e) when (e is ArgumentException || SystemMessage.IsRefusal(e))
        {
            return false;
        }
    }

    /// <summary>Reads a file; null with a problem when that cannot be done.</summary>
    public static PolicyFolder? Open(string named, string workingDirectory, List<Diagnostic> problems)
    {
        var full = Path.GetFullPath(named, workingDirectory);
        var display = DisplayPath.Of(full, named, workingDirectory);
        try
        {
            var bytes = Read(full);
            if (bytes.Length > MostBytes)
            {
                problems.Add(Diagnostic.Create(CompiledFileDiagnostics.CompiledDamaged, null, display, "it is too large"));
                return null;
            }

            var file = PolicyFileReader.TryRead(display, bytes, out var problem);
            problems.AddRange(problem is null ? [] : [problem]);
            return file is null
                ? null
                : new PolicyFolder(full, file.Folder, new PolicySession(new CompiledPolicyFiles(file.Policies.Program!), file.Policies));
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, null, display, SystemMessage.Of(e)));
            return null;
        }
    }

    // At once into an array of the right length: copying is what reading costs.
    private static byte[] Read(string path)
    {
        using var stream = RegularFile.Open(path);
        if (!stream.CanSeek || stream.Length is 0 or > MostBytes)
        {
            return BoundedReader.Read(stream, MostBytes + 1);
        }

        // Among pinned objects: as one large object among others it would set off a full collection with the next, which finds nothing to
        // free.
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count == bytes.Length ? bytes : bytes[..count];
    }
}
