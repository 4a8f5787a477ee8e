using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>
/// Computes the attributes that a policy set leaves to scripts. Core only knows this shape: running code is the work of
/// another assembly, which a build under Native AOT leaves out.
/// </summary>
public interface IFactScripts
{
    /// <summary>Runs the scripts of all attributes that have one, before the evaluation.</summary>
    /// <param name="program">The policy set, compiled without errors.</param>
    /// <param name="files">Where the scripts are read.</param>
    /// <param name="manifest">What the scripts see.</param>
    FactScriptResult Run(PolicyProgram program, IPolicyFiles files, TransferManifest manifest);
}
