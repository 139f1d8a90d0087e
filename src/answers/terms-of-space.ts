/**
 * What people ask, and the terms under which the field writes about it: space, scenes, robots and vehicles. Before the colon stand
 * words that a question holds together, each group after a bar another way to ask.
 */
export const termsOfSpace = `
depth | distance camera: depth estimation
play game world | interactive world | simulate world | world simulate | imagine future | learn world: world model, interactive video generation
single photo 3d | one image 3d | picture 3d | photo 3d: single-view reconstruction, image-to-3D
text 3d | make 3d | 3d object | 3d asset: text-to-3D, 3D generation, 3D asset
mesh | topology | artist 3d: mesh generation, artist-like mesh
move scene | dynamic scene: dynamic scene, 4D Gaussian, 4D reconstruction
new view | view synthesis | photo scene | reconstruct scene | scan room: novel view synthesis, Gaussian splatting, scene reconstruction
many photo 3d fast | without pose | unposed: feed-forward reconstruction, pose-free
avatar | head model | digital human: avatar, head avatar
body pose | person 3d: human pose estimation, human mesh recovery
robot grab | robot hand | finger | grasp: grasping, dexterous manipulation
robot learn demonstration | teach robot | show robot | robot imitate | robot watch: imitation learning, learning from demonstration
robot human video | robot youtube | robot watch people | egocentric: egocentric video, human video, learning from human videos
robot pick unseen | pick object never | unseen object robot | grasp new: open-vocabulary manipulation, zero-shot manipulation, generalizable manipulation
robot any task | general robot | robot instruction | robot language: vision-language-action, generalist policy
robot new place | robot new object | robot unseen | robot generalize | robot change scene: generalizable manipulation, robust policies, out-of-distribution generalization
robot camera | robot viewpoint: viewpoint, camera viewpoint, view-invariant
simulation real robot | sim real | simulator real: sim-to-real
robot walk | legged | humanoid | rough ground: locomotion, humanoid
robot fast | robot real time | vla fast | vla real time | robot slow | robot cheap | vision action real time: efficient vision-language-action, efficient VLA, lightweight VLA, real-time inference, action chunking
robot fail | robot recover | grasp fail | recover fail | robot safe: failure detection, failure recovery
robot data | robot dataset: robot learning dataset, teleoperation
robot world model | robot imagine | robot video: world action model, world model, video prediction
robot navigate | navigate: vision-language navigation, object navigation
self driving | drive car | autonomous car: autonomous driving
drone: UAV
indoor scene | room layout: indoor scene generation, scene synthesis
walk through scene | explore scene | scene text: 3D scene generation, explorable world
city | street: urban scenes
rig | skeleton character | animate 3d: rigging, skinning, 3D animation
cad | engineer part: CAD generation
point cloud | lidar: point cloud, LiDAR
slam | where camera | localize camera: SLAM, visual localization, camera pose estimation
two hand | bimanual: bimanual manipulation
touch robot | tactile: tactile
robot reason | robot think | robot plan | robot long task: embodied reasoning, robot planning, long-horizon manipulation
robot rl | robot practice | robot learn itself: reinforcement learning for VLA, real-world RL
evaluate robot | benchmark robot | test robot: robot evaluation, simulation benchmark
cross robot | different robot | new robot body: cross-embodiment
human robot together: human-robot interaction
home robot | household: household, mobile manipulation
fall apart | policy break | robot camera angle | light change | lighting change | background change | small change break | robot robust: robustness, perturbations, brittle, distribution shift, visual generalization
vla benchmark | robot benchmark | benchmark saturated robot | vla evaluate: robot manipulation benchmark, LIBERO, simulation benchmark
robot think | robot reason text | think before act | think out loud | policy think | policy reason: embodied chain-of-thought, embodied reasoning, reasoning VLA
robot remember | robot memory | policy history | current frame | policy past | robot forgot: memory, history, long-term memory, non-Markovian
robot fewer demonstration | less teleoperation | teleoperate cost | few demonstration | replace teleoperation | human hand video | people chore | hand video robot: human videos, egocentric video, data-efficient imitation learning, learning from human videos
touch sense | force sense | feel contact | sense touch: tactile, force, visuo-tactile, contact-rich manipulation
action chunk | stop and go | smooth motion robot | policy latency | robot latency | robot jerky: action chunking, asynchronous inference, real-time execution
vla rl | rl robot | robot improve itself | robot after imitation: VLA reinforcement learning, reinforcement learning fine-tuning
vla shrink | vla small | vla onboard | vla jetson | policy onboard | robot edge | vla quantize: efficient VLA, lightweight VLA, VLA quantization, edge deployment
vla forget language | vla lose language | robot ignore instruction | vla ignore: language following, knowledge preservation, instruction following
world model plan | world model policy | world model evaluate: world models, policy evaluation, planning
world model video difference | world model just video: world models, video generation as world models, action-conditioned
simulate from photo | scan simulate | splat simulate | digital twin: real-to-sim, digital twin, simulation-ready
sim gap | simulation enough | simulation transfer: sim-to-real, real-to-sim-to-real, co-training
mobile robot | wheel base | open door: mobile manipulation
humanoid motion | mocap | motion capture | whole body: humanoid whole-body control, motion tracking, motion imitation
one policy many robot | arm gripper | new arm | different arm | different embodiment: cross-embodiment
drone instruction | drone language | fly instruction | from the air | aerial navigate: UAV, aerial vision-and-language navigation
drive simulate | drive world | rare drive: driving simulation, driving world model, autonomous driving
drive language | drive vlm | drive explain: vision-language models for driving, autonomous driving
metric depth | real metre | real meter | absolute depth | depth scale: metric depth estimation
colmap | structure motion | camera pose one pass | cameras geometry | feed forward geometry | vggt: feed-forward reconstruction, VGGT, structure-from-motion, DUSt3R
long sequence reconstruct | stream reconstruct | online reconstruct: streaming 3D reconstruction, long sequence
feed forward splat | splat optimize | splat quality | fast splat: feed-forward Gaussian splatting, generalizable Gaussian splatting
splat compress | splat storage | splat memory: Gaussian splatting compression
splat large scene | city splat: large-scale scenes
splat edit | edit 3d | edit scene: 3D editing
clean mesh | usable mesh | artist mesh | game ready | quad mesh: artist-like mesh, mesh generation, topology
photo 3d usable | 3d from photo | object photo mesh: image-to-3D, 3D generation
3d texture | pbr: texture generation, PBR materials
3d evaluate | score 3d: 3D generation evaluation
human 3d photo | avatar phone: 3D human reconstruction, avatar
3d second | fast 3d | 3d quick: fast 3D generation, feed-forward 3D generation
medical 3d | ct volume: 3D medical imaging, CT
robot language instruct | robot follow command: language-conditioned manipulation, instruction following
robot hand human | retarget: retargeting, dexterous manipulation
robot grasp unknown | robot pick anything: grasping, open-vocabulary manipulation
robot simulate data | synthetic robot data: synthetic data, simulation data generation
robot data quality | which demonstration: data quality, demonstration selection, data curation
robot scale | robot more data: scaling laws, data scaling, robot learning
robot pretrain | robot foundation: robot foundation models, generalist policy
robot tokenise action | action token: action tokenization
robot diffusion policy: diffusion policy, flow matching policy
robot evaluate simulate | evaluate policy without robot: policy evaluation, world models, simulation
robot long task | robot many step: long-horizon manipulation, planning
robot safe human: robot safety, human-robot interaction
robot learn online | robot real rl | robot trial error: real-world reinforcement learning, online RL
drive end to end: end-to-end autonomous driving
drive world model: driving world model
scene understand 3d | 3d question: 3D scene understanding, 3D question answering
scan house | indoor scan: indoor reconstruction, indoor scenes
sparse view | few photo 3d | few view: sparse-view reconstruction
splat dynamic | moving scene: dynamic Gaussian splatting, 4D reconstruction
one phone video | casual video 3d | monocular video 3d: monocular video, dynamic reconstruction, casual video
3d avatar photo | head photo 3d: head avatar, 3D avatar
`;
