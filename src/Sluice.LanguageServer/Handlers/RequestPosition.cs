using Sluice.LanguageServer.Model;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Handlers;

/// <summary>A place that the editor asks about.</summary>
/// <param name="Sets">The sets the file is part of; the first is the one to ask.</param>
/// <param name="Path">The file.</param>
/// <param name="Source">Its text.</param>
/// <param name="Offset">Where.</param>
internal sealed record RequestPosition(IReadOnlyList<PolicySetSnapshot> Sets, string Path, SourceText Source, int Offset)
{
    public PolicySetSnapshot Set => Sets[0];
}
