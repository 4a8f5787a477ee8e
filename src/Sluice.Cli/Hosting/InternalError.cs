using Sluice.Cli.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Hosting;

/// <summary>A mistake of the program in the form of a diagnostic: no stack trace ever reaches a user.</summary>
internal static class InternalError
{
    /// <summary>The diagnostic for an unexpected exception.</summary>
    public static Diagnostic Of(Exception exception, string? what = null)
    {
        var kind = exception.GetType().Name;
        var diagnostic = Diagnostic.Create(
            CommandDiagnostics.Internal,
            null,
            what is null or "" ? kind : $"{kind}, while working on `{what}`"
        );
        return diagnostic.WithHint("this is a mistake of the program, not of your files; nothing was decided by it");
    }
}
